"""The ledger: what became of each mail of a mailing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.models.mailing import Mailing


class Delivery(models.Model):
    """One mailing to one subscriber.

    ``subscriber`` is an id without a key: the row may outlive the subscriber, and then says nothing
    of anybody. ``attempts`` counts temporary refusals, ``repeats`` how often it was sent again
    because nobody knows what became of it. ``code`` and ``status`` are the mail server's last
    answer (RFC 5321, RFC 3463). Moments are seconds since 1970 by the clock of the database.
    """

    class State(models.IntegerChoices):
        PENDING = 0, _("to be sent")
        IN_FLIGHT = 1, _("in flight")
        SENT = 2, _("sent")
        DEFERRED = 3, _("later once more")
        SUPPRESSED = 4, _("not sent: left or suppressed")
        FAILED = 5, _("failed")
        UNCERTAIN = 6, _("uncertain")

    id = models.BigAutoField(primary_key=True)
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.UUIDField()
    state = models.PositiveSmallIntegerField(choices=State.choices, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    repeats = models.PositiveSmallIntegerField(default=0)
    due_at = models.FloatField(default=0)
    deferred_since = models.FloatField(default=0)
    lease_until = models.FloatField(default=0)
    sender = models.CharField(max_length=40, blank=True, default="")
    code = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=12, blank=True, default="")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "subscriber"], name="delivery_once_per_mailing"
            ),
        ]
        indexes = [models.Index(fields=["mailing", "state", "due_at", "id"])]

    def __str__(self) -> str:
        return f"{self.mailing_id}/{self.pk}"
