"""An issue on its way to the subscribers of an edition."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.models.edition import Edition


class Mailing(models.Model):
    """One issue for one edition, from the moment it could be sent until nothing is left of it.

    ``languages`` are the codes in which it is sent, fixed when sending begins; ``reason`` and
    ``said`` tell why it stands still: a code of ours and the mail server's own words, in which no
    address is left. ``counts`` maps the name of each state of a delivery to a number once the rows
    are gone. ``heartbeat`` is seconds since 1970 by the clock of the database, as is ``resume_at``:
    when a mailing that waits for the mail server is tried again. ``paced_since`` and ``paced_from``
    are the moment at which it last began or went on, and how many were settled by then: from them
    comes the rate. ``told`` says that the editors have been written to since it stopped.
    """

    class State(models.TextChoices):
        INCOMPLETE = "incomplete", _("waits for a language")
        READY = "ready", _("ready to be sent")
        SCHEDULED = "scheduled", _("scheduled")
        SENDING = "sending", _("being sent")
        WAITING = "waiting", _("waits for the mail server")
        PAUSED = "paused", _("paused")
        STOPPED = "stopped", _("stopped")
        SENT = "sent", _("sent")
        CANCELLED = "cancelled", _("cancelled")

    class Reason(models.TextChoices):
        NONE = "", ""
        UNREACHABLE = "unreachable", _("the mail server does not answer")
        REFUSED = "refused", _("the mail server refuses our mail")
        SETTINGS = "settings", _("the mail server refuses us: settings or password are wrong")
        FAULT = "fault", _("our own program fails")
        WITHDRAWN = "withdrawn", _("the issue is no longer published")

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="mailings")
    issue = models.UUIDField()
    week_start = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.INCOMPLETE)
    reason = models.CharField(max_length=12, choices=Reason.choices, blank=True, default="")
    said = models.TextField(blank=True, default="")
    languages = models.JSONField(default=list)
    without_missing = models.BooleanField(default=False)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.PositiveSmallIntegerField(default=0)
    heartbeat = models.FloatField(default=0)
    resume_at = models.FloatField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    paced_since = models.FloatField(default=0)
    paced_from = models.PositiveIntegerField(default=0)
    told = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-week_start", "edition"]
        default_permissions = ("view", "change")
        constraints = [
            models.UniqueConstraint(fields=["edition", "issue"], name="mailing_once_per_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.week_start}"
