"""Questions that show what can be asked, in the words of the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from issues.models import Section
from search.asked import Asked

SIGNS = {
    "be": ("АБО", "раздзел", "ацэнка", "год"),
    "ru": ("ИЛИ", "раздел", "оценка", "год"),
    "en": ("OR", "section", "verdict", "year"),
}
"""What a question is understood to mean by these words (``search.asking``)."""


@dataclass(frozen=True)
class Example:
    """A question, and what it finds."""

    text: str
    meaning: str

    @property
    def path(self) -> str:
        """The query that asks it."""
        return Asked(self.text).query()


def examples(language: str) -> list[Example]:
    """One for each thing that can be asked, from one query; ``language`` is active.

    The section is the last one: oil is a matter of relations with Russia.
    """
    # Translators: these four words are examples of what a reader may type.
    one, other, phrase, form = _("oil"), _("budget"), _("Union State"), _("elections")
    worse = pgettext("verdict on a week", "worse")
    either, section, verdict, year = SIGNS[language]
    named = Section.objects.filter(used_until=None).last()
    found = [
        Example(f"{one} {other}", _("both words, each in any of its forms")),
        Example(f'"{phrase}"', _("these words side by side, in any of their forms")),
        Example(f"={form}", _("the word in this form alone")),
        Example(f"{one} {either} {other}", _("one of the words, or both")),
        Example(f"{one} -{other}", _("the first word, and not the second")),
        Example(f"{verdict}:{worse} {one}", _("where the situation has gotten worse")),
        Example(f"{year}:2018-2020 {one}", _("from these years; one year will do too")),
    ]
    if named:
        text = f'{section}:"{named.name_in(language)}" {one}'
        found.insert(-2, Example(text, _("in this section")))
    return found
