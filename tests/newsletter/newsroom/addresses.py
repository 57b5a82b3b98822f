"""Addresses of the newsletter's screens."""

from django.urls import reverse

from newsletter.models import Mailing


def screen(name: str, mailing: Mailing, *more: str) -> str:
    return reverse(f"newsletter_mailings:{name}", args=[mailing.pk, *more])
