"""Who gets the newsletter, without a word of who it is."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.models.edition import Edition


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def confirmed(self) -> "SubscriberQuerySet":
        return self.filter(forgotten_at=None)


class Subscriber(models.Model):
    """One address, which only the keys outside of the database can read.

    ``sealed`` is the address as ``newsletter.secrets.sealing`` encrypts it, bound to ``id``.
    ``index`` is its keyed hash, the byte of the key first: by it alone an address is found.
    ``languages`` are language codes in the reader's order, joined by commas; ``language`` is the
    one in which they are spoken to. Until the address is confirmed, ``forgotten_at`` is the moment
    at which the row goes; after that it is empty, and only the day of signing up is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sealed = models.BinaryField(max_length=512)
    index = models.BinaryField(max_length=33, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="subscribers")
    languages = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    signed_up_on = models.DateField()
    forgotten_at = models.DateTimeField(null=True, blank=True, db_index=True)

    # Wagtail's table of references would say who exists, and outlive them.
    wagtail_reference_index_ignore = True

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        # Nobody lists, searches or edits subscribers in the newsroom.
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.id)


class Suppression(models.Model):
    """An address that takes no mail, or whose owner complained: its keyed hash and nothing else."""

    class Reason(models.TextChoices):
        BOUNCE = "bounce", _("the address does not exist")
        COMPLAINT = "complaint", _("a complaint")

    index = models.BinaryField(max_length=33, unique=True)
    reason = models.CharField(max_length=12, choices=Reason.choices)
    since = models.DateField()

    class Meta:
        verbose_name = _("suppressed address")
        verbose_name_plural = _("suppressed addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.reason} {self.since}"
