"""Mail to one person, outside of any issue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """A letter that is still to be sent; the row goes when it is sent, or cannot be.

    ``subscriber`` is the id of a subscriber, or empty where nobody is to be written to: a row is
    made all the same, so that signing up takes as long for any address. Moments are seconds since
    1970 by the clock of the database.
    """

    class Kind(models.TextChoices):
        CONFIRM = "confirm", _("please confirm")
        WELCOME = "welcome", _("welcome")
        KNOWN = "known", _("already subscribed")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    subscriber = models.UUIDField(null=True)
    language = models.CharField(max_length=12)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.FloatField(default=0, db_index=True)
    lease_until = models.FloatField(default=0)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
