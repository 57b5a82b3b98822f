"""What of a live translation says what its original used to say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StalePart(models.Model):
    """One paragraph or field of a live page, translated before its original changed.

    ``part`` is the id of a block of the body, or the name of a field of the commentary: title,
    lead, verdict_reason. ``key`` is the paragraph's ``data-block-key``, empty where there is
    none. ``made_from`` is the hash of the original's words that were translated, empty where they
    are not known: when the original says them again, the translation is no longer behind.
    """

    page = models.ForeignKey(
        "issues.IssuePage", on_delete=models.CASCADE, related_name="stale_parts"
    )
    block_id = models.UUIDField()
    part = models.CharField(max_length=64)
    key = models.CharField(max_length=64, blank=True)
    made_from = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("stale paragraph")
        verbose_name_plural = _("stale paragraphs")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "block_id", "part", "key"], name="stale_part_once_per_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.key}".rstrip()
