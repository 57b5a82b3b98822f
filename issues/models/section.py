"""Sections: the themes under which each week is judged."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from issues.models.named import NamedInThreeLanguages

TONES = 8  # as many as home/css/tokens.css has


class SectionQuerySet(models.QuerySet["Section"]):
    def in_use(self, on: date) -> "SectionQuerySet":
        """Sections whose period of use covers the day ``on``."""
        return self.filter(
            models.Q(used_from=None) | models.Q(used_from__lte=on),
            models.Q(used_until=None) | models.Q(used_until__gte=on),
        )


class Section(NamedInThreeLanguages):
    """A theme with a period of use: the taxonomy changed over the years, and gaps are shown."""

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("Part of the section’s address in every language; Latin letters and hyphens."),
    )
    used_from = models.DateField(_("used from"), null=True, blank=True)
    used_until = models.DateField(
        _("used until"),
        null=True,
        blank=True,
        help_text=_("New issues leave out sections that are no longer in use."),
    )

    objects = SectionQuerySet.as_manager()

    panels = [
        FieldPanel("name_be"),
        FieldPanel("name_ru"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("used_from"), FieldPanel("used_until")]),
    ]

    class Meta(NamedInThreeLanguages.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def tone(self) -> int:
        """Which of the palette’s colours the section has, by its place in the order."""
        return self.sort_order % TONES

    def clean(self) -> None:
        super().clean()
        if self.used_from and self.used_until and self.used_until < self.used_from:
            raise ValidationError({"used_until": _("This date is before the first day of use.")})
