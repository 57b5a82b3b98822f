"""Verdicts: what a commentary says of the week. Stored as codes, shown as words and shapes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """Codes are stable: they are stored, exported and never shown to readers."""

    BETTER = "better", _("The situation has gotten better")
    UNCHANGED = "unchanged", _("The situation has not changed")
    WORSE = "worse", _("The situation has gotten worse")
