"""“Did you mean …”: for what is mistyped, the words of the site's own texts."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.db import connection
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from issues.lacinka import to_lacinka
from issues.models import Commentary
from search.analysis import STOP_WORDS, readings, tokenize
from search.analysis.lacinka import is_marked, to_cyrillic
from search.asking.plan import is_capitalised
from search.matching import terms
from search.models import Spelling, Word
from search.words.forms import form_of
from search.words.spelling import Candidate, keys_of, ranked

MOST = 3
MOST_MISTYPED = 2
"""Words of a question that may be replaced; where more are strange, nothing can be guessed."""

# Written out, because making it from a query set takes five times as long as asking it.
NEAR = f"""
    SELECT form, language, documents, written FROM {Word._meta.db_table}
    WHERE id IN (SELECT word_id FROM {Spelling._meta.db_table} WHERE key IN (%s))
"""  # noqa: S608  # the names of our own tables

# Filters with their values, what is excluded, and words that must stand as they are typed.
_KEPT = re.compile(
    r"""[^\W\d_]+\s?:\s*(?:["«“„][^"»”“]*["»”“]|[^\s()"«“„]+)"""
    r"""|(?<![\w)])[-−–](?:["«“„][^"»”“]*["»”“]|[^\s()"«“„]+)"""
    r"""|=(?:["«“„][^"»”“]*["»”“]|[^\s()"«“„]+)"""
    r"""|\b(?:OR|АБО|ABO|ИЛИ)\b"""
)
_CYRILLIC = re.compile("[\u0400-\u04ff]")


class Correction(NamedTuple):
    """A question put right, and the language of the words that were put in."""

    text: str
    language: str


def did_you_mean(word: str, language: str) -> list[str]:
    """At most three words of the site's texts that ``word`` is nearly, the likeliest first.

    Names have their capital. Not held against what readers can find now: whoever shows one does
    that. One query.
    """
    form = form_of(word)
    if not form:
        return []
    found = ranked(form, _near([form]), language, name=is_capitalised(word))
    return [meant.written or meant.form for meant in found[:MOST]]


def query_suggestion(text: str, language: str) -> Correction | None:
    """``text`` with each word that the site does not have replaced by the likeliest that it has.

    A word in Łacinka is replaced by one in Łacinka; everything else stays as it was typed.
    ``None`` where no word can be replaced. Six queries at most; whether the suggestion finds
    anything, the caller has to see.
    """
    strange = _strange(_words(text))
    if not strange or len({form for _place, form in strange}) > MOST_MISTYPED:
        return None
    candidates = _near({each for _place, form in strange for each in _spellings(form)})
    suggested, end, languages = list[str](), 0, list[str]()
    for (start, stop), form in strange:
        best = _best(form, candidates, language, name=is_capitalised(text[start:stop]))
        if best is None or best.form == form:
            continue
        suggested += [text[end:start], _as_typed(text[start:stop], best)]
        languages.append(best.language)
        end = stop
    return Correction("".join([*suggested, text[end:]]), languages[0]) if suggested else None


def likeliest(texts: Sequence[str], language: str) -> list[str]:
    """``texts``, those first that have most words in the very form in which the site has them.

    Among equals, those with most words of ``language``. One query.
    """
    forms = {text: [form_of(token.text) for token in tokenize(text)] for text in texts}
    rows = Word.objects.filter(form__in={form for listed in forms.values() for form in listed})
    found = set(rows.values_list("form", "language"))
    known = {form for form, _language in found}

    def strangeness(text: str) -> tuple[int, int]:
        return (
            -sum(form in known for form in forms[text]),
            -sum((form, language) in found for form in forms[text]),
        )

    return sorted(texts, key=strangeness)


Placed = tuple[tuple[int, int], str]
"""Where a word begins and ends in what was typed, and its form."""


def _words(text: str) -> list[Placed]:
    kept = [match.span() for match in _KEPT.finditer(text)]
    return [
        ((token.start, token.end), form)
        for token in tokenize(text)
        if (form := form_of(token.text))
        and token.text.lower() not in STOP_WORDS
        and not any(start <= token.start < end for start, end in kept)
    ]


def _strange(words: list[Placed]) -> list[Placed]:
    """The words of which the site has no form."""
    forms = {form: _spellings(form) for _place, form in words}
    asked = {each for spellings in forms.values() for each in spellings}
    known = set(Word.objects.filter(form__in=asked).values_list("form", flat=True))
    strange = {form for form, spellings in forms.items() if known.isdisjoint(spellings)}
    if len(strange) <= MOST_MISTYPED:
        strange = {form for form in sorted(strange) if not _is_found(form)}
    return [(place, form) for place, form in words if form in strange]


def _spellings(form: str) -> list[str]:
    """The likeliest first: ``form`` as it is, and in Cyrillic if it is of Latin letters."""
    if not form.isascii() and not is_marked(form):
        return [form]
    cyrillic = [found for each in to_cyrillic(form) if (found := form_of(each))]
    return [*cyrillic, form] if is_marked(form) else [form, *cyrillic]


def _best(
    form: str, candidates: Collection[Candidate], language: str, *, name: bool
) -> Candidate | None:
    """The likeliest word that may be meant; what is read in Cyrillic is Belarusian."""
    for spelling in _spellings(form):
        fit = [each for each in candidates if spelling == form or each.language == "be"]
        if found := ranked(spelling, fit, language, name=name):
            return found[0]
    return None


def _is_found(form: str) -> bool:
    """Whether some text has the word in another form."""
    found = get_search_backend().matches(terms(readings(form)), [Commentary, Page])
    return any(found.values())


def _near(forms: Collection[str]) -> list[Candidate]:
    keys = sorted({key for form in forms for key in keys_of(form)})
    with connection.cursor() as cursor:
        cursor.execute(NEAR % ", ".join(["%s"] * len(keys)), keys)
        return [Candidate(*row) for row in cursor.fetchall()]


def _as_typed(typed: str, meant: Candidate) -> str:
    """The word with the capitals that it or the typed word has."""
    word = meant.written or meant.form
    if meant.language == "be" and not _CYRILLIC.search(typed):
        word = to_lacinka(word)
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word
