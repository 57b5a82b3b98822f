"""Writes to the editors when a mailing has stopped."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from issues.weeks import format_week
from newsletter.discretion import without_words
from newsletter.models import Mailing

logger = logging.getLogger(__name__)


def tell_of_stopped() -> int:
    """Writes once for each mailing that has stopped; returns how many mailings.

    Who cannot be written to, because the mail server refuses that too, finds it in the newsroom.
    """
    stopped = Mailing.objects.filter(state=Mailing.State.STOPPED, told=False)
    told = 0
    for mailing in stopped.select_related("edition"):
        # First the mark: editors would rather hear of it once than every ten seconds.
        mine = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.STOPPED, told=False)
        if mine.update(told=True):
            told += 1
            for editor in _editors():
                _tell(editor, mailing)
    return told


def _editors() -> list[AbstractBaseUser]:
    """Those who may go on with a mailing and have given an address, administrators too."""
    users = get_user_model()._default_manager.with_perm(
        "newsletter.change_mailing", backend="django.contrib.auth.backends.ModelBackend"
    )
    return list(users.filter(is_active=True).exclude(email=""))


def _tell(editor: AbstractBaseUser, mailing: Mailing) -> None:
    language = UserProfile.get_for_user(editor).get_preferred_language()
    with translation.override(language):
        week = format_week(mailing.week_start, translation.get_language() or language)
        path = reverse("newsletter_mailings:inspect", args=[mailing.pk])
        context = {
            "mailing": mailing,
            "week": week,
            "address": f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        }
        subject = _("The newsletter has stopped: %(week)s") % {"week": week}
        text = render_to_string("newsletter/newsroom/stopped.txt", context)
    address = str(getattr(editor, "email", ""))
    try:
        send_mail(subject, text, None, [address])
    except Exception as error:  # the next editor may be reached
        logger.error("An editor could not be told: %s", without_words(error))
