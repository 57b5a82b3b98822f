"""Authors, named only where an editor chooses a named byline."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from issues.models.named import NamedInThreeLanguages


class Author(NamedInThreeLanguages):
    """An analyst. Their name reaches readers only through a commentary with a named byline."""

    panels = [FieldPanel("name_be"), FieldPanel("name_ru"), FieldPanel("name_en")]

    class Meta(NamedInThreeLanguages.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
