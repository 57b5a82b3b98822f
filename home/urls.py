"""Addresses of the shell that are not pages in the tree."""

from django.urls import URLPattern, path, re_path

from home import views
from home.feeds import views as feeds

unprefixed: list[URLPattern] = [
    # The original site said "by" for Belarusian in its addresses.
    re_path(r"^by(?:/(?P<rest>.*))?$", views.belarusian_redirect, name="by_redirect"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("favicon.ico", views.favicon, name="favicon"),
]
prefixed: list[URLPattern] = [
    path("feeds/", feeds.feeds_page, name="feeds"),
    path("feeds/all.atom", feeds.all_commentaries, name="feed"),
    path("feeds/changes.atom", feeds.changes_of_verdict, name="changes_feed"),
    path("feeds/section/<slug:slug>.atom", feeds.commentaries_of_section, name="section_feed"),
]
