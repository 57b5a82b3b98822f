"""Addresses of the newsletter, in each language."""

from django.urls import URLPattern, path

from newsletter import views

prefixed: list[URLPattern] = [
    path("newsletter/", views.newsletter, name="newsletter"),
    path("newsletter/subscribe/", views.subscribe, name="newsletter_subscribe"),
    path("newsletter/confirm/<str:token>/", views.confirm, name="newsletter_confirm"),
    path("newsletter/change/<str:token>/", views.change, name="newsletter_change"),
    path("newsletter/leave/<str:token>/", views.leave, name="newsletter_leave"),
]
