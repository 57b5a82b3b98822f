"""What a page offers to take along."""

from typing import Any

from babel.units import format_unit
from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from publishing.kinds import BUNDLE, EPUB, OF_A_LANGUAGE, PDF, PLAIN_TEXT, WEB_PAGE
from publishing.models import IssueFile

register = template.Library()


@register.simple_tag
def files_of(issue: Any) -> list[IssueFile]:
    """The files of ``issue`` in its language, then the bundle of all; from one query."""
    order = [kind.code for kind in (*OF_A_LANGUAGE, BUNDLE)]
    files = IssueFile.objects.offered(issue.translation_key, issue.locale.language_code)
    return sorted(files, key=lambda file: order.index(file.kind))


@register.filter
def kind_name(file: IssueFile) -> str:
    """The usual name of the kind."""
    names = {
        WEB_PAGE.code: "HTML",
        EPUB.code: "EPUB",
        PDF.code: "PDF",
        PLAIN_TEXT.code: _("Text"),
        BUNDLE.code: "ZIP",
    }
    return names[file.kind]


@register.filter
def kind_use(file: IssueFile) -> str:
    """What the kind is good for."""
    uses = {
        WEB_PAGE.code: _("one page for any browser, works offline"),
        EPUB.code: _("for e-book readers and phones"),
        PDF.code: _("to print"),
        PLAIN_TEXT.code: _("the plainest form"),
        BUNDLE.code: _("all files in all languages"),
    }
    return uses[file.kind]


@register.filter
def size_in_words(size: int) -> str:
    """Bytes as “58 kB” or “1.2 MB” in the active language, as the CLDR writes them."""
    language = (get_language() or "en").split("-")[0]
    if size < 999_500:
        unit, amount = "digital-kilobyte", float(max(1, round(size / 1_000)))
    else:
        unit, amount = "digital-megabyte", round(size / 1_000_000, 1)
    return str(format_unit(amount, unit, length="short", locale=language))
