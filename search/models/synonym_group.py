"""Different names of one thing, which editors keep."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from search.synonym_names import Reading, reading_of, require_good_names, written_names


class SynonymGroup(index.Indexed, models.Model):
    """Names of one thing: who searches for one of them finds the texts that use another."""

    names = models.TextField(
        _("names"),
        help_text=_(
            "Names of the same thing, one on each line, such as “Менск” and “Мінск”. Who searches "
            "for one of them finds the texts that use another. Inflected forms, the other "
            "orthography and Łacinka are found without being listed."
        ),
    )

    search_fields = [index.SearchField("names"), index.AutocompleteField("names")]
    panels = [FieldPanel("names")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("groups of synonyms")
        ordering = ["names", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.names.splitlines())

    def clean(self) -> None:
        super().clean()
        names = written_names(self.names)
        try:
            require_good_names(names, self._elsewhere())
        except ValidationError as error:
            raise ValidationError({"names": error}) from error
        self.names = "\n".join(name.text for name in names)

    def _elsewhere(self) -> dict[Reading, str]:
        others: Any = SynonymGroup.objects.exclude(pk=self.pk)
        return {
            reading_of(name): str(group) for group in others for name in group.names.split("\n")
        }
