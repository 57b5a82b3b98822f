"""Addresses of the search, in each language."""

from django.urls import URLPattern, path

from search import views

prefixed: list[URLPattern] = [
    path("search/", views.search_page, name="search"),
    path("search.json", views.search_data, name="search_json"),
    path("search/suggest.json", views.suggestions, name="search_suggestions"),
    path("search/description.xml", views.description, name="search_description"),
]
