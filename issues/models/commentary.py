"""The projection: published commentaries as rows, and the addresses they keep for ever."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from issues.models.section import Section
from issues.restrictions import restricted_rows
from issues.verdicts import Verdict


class CommentaryQuerySet(SearchableQuerySetMixin, models.QuerySet["Commentary"]):
    def for_everyone(self) -> "CommentaryQuerySet":
        """Those that anybody can open: what readers are shown is taken from these alone."""
        return self.exclude(restricted_rows())


class Commentary(index.Indexed, models.Model):
    """One published commentary in one language; rewritten whenever its issue is published.

    Holds text and codes for lists, series and search, never a URL and never the rich body:
    a reader's page always renders the block itself. ``updated_at`` follows every change of the
    texts, ``corrected_at`` corrections of substance alone.
    """

    page = models.ForeignKey(
        "issues.IssuePage", on_delete=models.CASCADE, related_name="projected_commentaries"
    )
    locale = models.ForeignKey(Locale, on_delete=models.PROTECT, related_name="+")
    translation_key = models.UUIDField()
    block_id = models.UUIDField()
    week_start = models.DateField()
    position = models.PositiveSmallIntegerField()
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="commentaries")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    verdict_reason = models.TextField(blank=True)
    slug = models.CharField(max_length=100)
    title = models.TextField()
    lead = models.TextField()
    body_text = models.TextField()
    content_hash = models.CharField(max_length=64)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)

    objects = CommentaryQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("lead", boost=1.5),
        index.SearchField("verdict_reason"),
        index.SearchField("body_text"),
        index.FilterField("locale"),
        index.FilterField("page"),
        index.FilterField("section"),
        index.FilterField("verdict"),
        index.FilterField("week_start"),
    ]

    class Meta:
        verbose_name = _("commentary")
        verbose_name_plural = _("commentaries")
        ordering = ["-week_start", "position"]
        constraints = [
            models.UniqueConstraint(fields=["page", "block_id"], name="commentary_once_per_page"),
            models.UniqueConstraint(fields=["page", "slug"], name="commentary_slug_once_per_page"),
        ]
        indexes = [
            # With the page, so that lists can leave out locked ones without reading whole rows.
            models.Index(fields=["locale", "-week_start", "position", "page"]),
            # With all that the ledger reads: it goes through every week without reading whole rows.
            models.Index(fields=["locale", "week_start", "section", "verdict", "page"]),
            models.Index(fields=["locale", "section", "-week_start", "position"]),
            # With all that a search reads of what it may have found, to group, count and sort it.
            models.Index(
                fields=[
                    "translation_key",
                    "block_id",
                    "locale",
                    "week_start",
                    "position",
                    "section",
                    "verdict",
                    "page",
                ]
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def get_indexed_objects(cls) -> models.QuerySet["Commentary"]:
        """All rows: who may open a page changes without a signal, so searches ask for that.

        With their languages, by which the texts are read.
        """
        return cls.objects.select_related("locale")


class CommentaryAddress(models.Model):
    """A slug that a commentary has, or once had, in every language of its issue.

    Rows are never changed or deleted by publishing: a slug once live leads to its commentary
    for as long as the issue exists. The newest row of a commentary is its address; the others
    redirect to it.
    """

    translation_key = models.UUIDField()
    block_id = models.UUIDField()
    slug = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "slug"], name="address_once_per_issue"
            ),
        ]
        indexes = [models.Index(fields=["translation_key", "block_id"])]

    def __str__(self) -> str:
        return self.slug

    @classmethod
    def of_issue(cls, translation_key: uuid.UUID) -> dict[uuid.UUID, list[str]]:
        """``{block id: [slugs, oldest first]}`` of one issue, from one query."""
        addresses: dict[uuid.UUID, list[str]] = {}
        rows = cls.objects.filter(translation_key=translation_key).order_by("pk")
        for block_id, slug in rows.values_list("block_id", "slug"):
            addresses.setdefault(block_id, []).append(slug)
        return addresses
