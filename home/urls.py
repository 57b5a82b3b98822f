"""Addresses of the shell that are not pages in the tree."""

from django.urls import URLPattern

unprefixed: list[URLPattern] = []
prefixed: list[URLPattern] = []
