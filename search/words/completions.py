"""Suggestions while a reader types: titles, sections and names that begin like the last word."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText

from issues.models import Commentary, Section
from issues.reading.paths import commentary_path, index_paths, section_path
from search.analysis import beginnings, keys, readings, surface, tokenize
from search.backends.listing import listed
from search.backends.lookup import Where
from search.backends.queries import completion_expression
from search.matching import terms
from search.models import Word

MOST = 8
MOST_SECTIONS, MOST_TITLES, MOST_NAMES = 3, 5, 3
SHORTEST = 2
"""Letters of the last word from which on it is completed."""
LONGEST = 100
"""Characters that are read; who has typed more needs no completion."""
_LOOKED_AT = 60

Kind = Literal["title", "section", "name"]


@dataclass(frozen=True)
class Completion:
    """What may be meant. ``path`` leads to it; "" for a name, which is to be searched for."""

    text: str
    kind: Kind
    path: str
    language: str


def complete(text: str, language: str) -> list[Completion]:
    """At most eight completions of ``text``, every one of which readers can open or find.

    Sections first, then names, then titles, the newest first; of each those in ``language``
    before others. The number of queries does not depend on what is found.
    """
    words = [token.text for token in tokenize(text[:LONGEST])]
    if not words or len(words[-1]) < SHORTEST or len(text) > LONGEST:
        return []
    indexes = _in_order(index_paths(), language)
    sections = list(_sections(words, language, indexes))[:MOST_SECTIONS]
    names = _names(words, language, indexes)[:MOST_NAMES] if len(words) == 1 else []
    titles = _titles(text[:LONGEST], indexes)[:MOST_TITLES]
    return [*sections, *names, *titles][:MOST]


def _in_order(paths: dict[str, str], language: str) -> dict[str, str]:
    """The paths, with that of ``language`` first and the others as the site has them."""
    order = [language, *(code for code, _name in settings.LANGUAGES if code != language)]
    return {code: paths[code] for code in order if code in paths}


def _sections(words: Sequence[str], language: str, indexes: dict[str, str]) -> Iterator[Completion]:
    """Sections that have a name, in whichever language, with words that begin like ``words``."""
    if language not in indexes:
        return
    filled = Commentary.objects.for_everyone().filter(
        section=OuterRef("pk"), locale__language_code=language
    )
    typed = [beginnings(word) for word in words]
    for section in Section.objects.filter(Exists(filled)):
        names = [section.name_in(code) for code, _name in settings.LANGUAGES]
        if any(_begin(typed, name) for name in names):
            path = section_path(indexes[language], section.slug)
            yield Completion(section.name_in(language), "section", path, language)


def _begin(typed: Sequence[tuple[str, ...]], name: str) -> bool:
    spelled = [spelling for token in tokenize(name) for spelling in surface(token.text)]
    return all(any(word.startswith(start) for word in spelled for start in one) for one in typed)


def _titles(text: str, indexes: dict[str, str]) -> list[Completion]:
    """The newest commentaries whose title has the words of ``text``, the last perhaps begun."""
    begun = completion_expression(PlainText(text, operator="and"))
    matches = get_search_backend().matches(begun, [Commentary], where=Where.COMPLETION)[Commentary]
    if not matches:
        return []
    rows = Commentary.objects.for_everyone().select_related("locale").filter(pk__in=listed(matches))
    found: list[Completion] = []
    seen: set[Any] = set()
    for codes in _steps(list(indexes)):
        if len(found) >= MOST_TITLES:
            break
        wanted = rows.filter(locale__language_code__in=codes).order_by("-week_start", "position")
        for row in wanted[:MOST_TITLES]:
            language = row.locale.language_code
            if (row.translation_key, row.block_id) not in seen and row.title:
                seen.add((row.translation_key, row.block_id))
                path = commentary_path(indexes[language], row.week_start, row.slug)
                found.append(Completion(row.title, "title", path, language))
    return found


def _steps(languages: list[str]) -> list[list[str]]:
    """The reader's language by itself, then the others together."""
    return [step for step in (languages[:1], languages[1:]) if step]


def _names(words: Sequence[str], language: str, indexes: Collection[str]) -> list[Completion]:
    """Names, one of all their forms each, that stand in texts which everybody can open."""
    starts = Q()
    for start in beginnings(words[-1]):
        starts |= Q(spelled__startswith=start)
    rows = Word.objects.exclude(spelled="").filter(starts).order_by("-documents", "form")
    forms = sorted(rows[:_LOOKED_AT], key=lambda word: (word.language != language, -word.documents))
    names: dict[str, Word] = {}
    for word in forms:
        key = keys(word.form, word.language)[0]
        if key not in names or (word.spelled == key and names[key].language == word.language):
            names[key] = word
    likely = list(names.values())[:MOST_NAMES]
    return [
        Completion(word.written, "name", "", word.language)
        for word in likely
        if _readable(word, indexes)
    ]


def _readable(name: Word, languages: Collection[str]) -> bool:
    matches = get_search_backend().matches(terms(readings(name.written)), [Commentary])
    rows = Commentary.objects.for_everyone().filter(
        pk__in=listed(matches[Commentary]), locale__language_code__in=languages
    )
    return bool(matches[Commentary]) and rows.exists()
