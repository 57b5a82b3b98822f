"""Where imported commentaries came from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedFile(models.Model):
    """The file that a commentary of an issue was last read from.

    ``file_name`` is the name without its folders, ``sha256`` that of the file's bytes;
    ``content_hash`` is what the commentary hashed to just after the import, so that later edits
    by people can be told.
    """

    page = models.ForeignKey(
        "issues.IssuePage", on_delete=models.CASCADE, related_name="imported_files"
    )
    block_id = models.UUIDField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("imported file")
        verbose_name_plural = _("imported files")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "block_id"], name="imported_file_once_per_commentary"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
