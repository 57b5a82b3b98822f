"""What stands on the shelves: one row for each file that readers can take along."""

from datetime import date
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.kinds import ALL_LANGUAGES, BY_CODE, file_path


class Shelf(models.Model):
    """The place for the files of one issue, in all its languages.

    ``generation`` counts how often something happened that may change them. Who has made files
    puts them here only while it is still the number they began with.
    """

    translation_key = models.UUIDField(unique=True)
    generation = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.translation_key)


class IssueFileQuerySet(models.QuerySet["IssueFile"]):
    def offered(self, translation_key: UUID, language: str) -> "IssueFileQuerySet":
        """What readers of an issue in ``language`` can take along, the bundle too; one query."""
        return self.filter(
            shelf__translation_key=translation_key,
            language__in=(language, ALL_LANGUAGES),
            current=True,
        )


class IssueFile(models.Model):
    """One file of an issue, in one language or, the bundle, in all of them.

    ``stored_as`` is its name in the default storage, ``sha256`` that of its bytes,
    ``fingerprint`` that of everything it was made from. A file that may no longer say what the
    page says is not ``current``: readers are neither offered nor given it. There is no key to
    the page: the row has to outlive it, for it knows which file to remove.
    """

    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=12, blank=True)
    week_start = models.DateField()
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=80)
    stored_as = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    current = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    objects = IssueFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file of an issue")
        verbose_name_plural = _("files of issues")
        ordering = ["-week_start", "language", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["shelf", "language", "kind"], name="issue_file_once_per_kind"
            ),
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def media_type(self) -> str:
        return BY_CODE[self.kind].media_type

    @property
    def path(self) -> str:
        """Where readers find it, host-less."""
        week_start: date = self.week_start
        return file_path(week_start, self.name, self.language)
