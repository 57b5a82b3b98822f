"""A thing with one name per language."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from issues.texts import require_fit_fields


class NamedInThreeLanguages(index.Indexed, models.Model):
    """A plain model with ``name_be``, ``name_ru`` and ``name_en``, in an order editors choose.

    Not a translatable snippet: submitting a page for translation would overwrite its names.
    """

    name_be = models.CharField(_("name in Belarusian"), max_length=120)
    name_ru = models.CharField(_("name in Russian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    sort_order = models.PositiveIntegerField(_("order"), default=0, editable=False)

    search_fields = [
        index.SearchField("name_be"),
        index.SearchField("name_ru"),
        index.SearchField("name_en"),
        index.AutocompleteField("name_be"),
        index.AutocompleteField("name_ru"),
        index.AutocompleteField("name_en"),
    ]

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and not self.sort_order:
            last = type(self)._default_manager.aggregate(last=models.Max("sort_order"))["last"]
            self.sort_order = (last or 0) + 1
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        require_fit_fields(
            {"name_be": self.name_be, "name_ru": self.name_ru, "name_en": self.name_en}
        )

    def name_in(self, language: str) -> str:
        """The name in ``language`` ("be", "ru" or "en"); any other code gives the English name."""
        return str(getattr(self, f"name_{language}", self.name_en))

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_in((get_language() or "en").split("-")[0])
