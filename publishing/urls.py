"""Addresses of files: those of a language below it, the bundle of all languages beside them."""

from django.urls import URLPattern, re_path

from publishing.views import issue_file

ADDRESS = r"^files/\d{4}-\d{2}-\d{2}/(?P<name>[a-z0-9-]+\.%s)$"

unprefixed: list[URLPattern] = [re_path(ADDRESS % "zip", issue_file, name="issue_bundle")]
prefixed: list[URLPattern] = [
    re_path(ADDRESS % "(?:html|epub|pdf|txt)", issue_file, name="issue_file")
]
