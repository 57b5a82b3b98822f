"""What an object puts into the index: the terms of its texts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Manager, Model, prefetch_related_objects
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from search import analysis
from search.backends.reading import Part, pairs_of, read

STRONG = "s0"
"""Begins a second term for what carries a text: ``strong(term)`` is in its body as well."""
OFTEN = 3
"""So often a term occurs in a text that it carries it."""
MOST, MOST_IN_TITLE = 1_000_000, 40_000
"""Bytes of terms. PostgreSQL takes no more than 1,048,575 of title and body together."""


def strong(term: str) -> str:
    return STRONG + term


@dataclass(frozen=True)
class Document:
    """The terms of one object, each once: the index keeps neither their places nor their number.

    ``title`` holds those of fields named ``title`` and the pairs of their neighbours; ``body``
    those of all other fields and their pairs, strong terms and names; ``completion`` surface forms,
    terms and pairs of what an ``AutocompleteField`` names.
    """

    title: frozenset[str]
    body: frozenset[str]
    completion: frozenset[str]

    @property
    def whole(self) -> frozenset[str]:
        return self.title | self.body


def language_of(obj: Model) -> str:
    """The language in which ``obj`` is written; "" when it does not say."""
    code: str = getattr(getattr(obj, "locale", None), "language_code", "")
    return code


def with_languages(objects: Iterable[Model]) -> list[Model]:
    """``objects`` with the languages of all of them asked for at once."""
    listed = list(objects)
    if listed and any(field.name == "locale" for field in listed[0]._meta.get_fields()):
        prefetch_related_objects(listed, "locale")
    return listed


def document_of(obj: Any) -> Document:
    """The terms of ``obj``, read in its own language, cut to what an index takes."""
    language = language_of(obj)
    title, body, completion = Part(), Part(), Part()
    times: Counter[str] = Counter()
    for field, text in _texts(obj, obj.get_search_fields()):
        words, places = read(text, language)
        terms = [term for word in words for term in word]
        if isinstance(field, AutocompleteField):
            completion.words += terms
            completion.pairs.append(pairs_of(places))
            for token in analysis.tokenize(text):
                completion.words += analysis.surface(token.text)
            continue
        body.words += [name for place in places for name in place.names]
        if field.field_name == "title":
            title.words += terms
            title.pairs.append(pairs_of(places))
            continue
        body.words += terms
        body.pairs.append(pairs_of(places))
        times.update(term for word in words for term in set(word))
        if (field.boost or 1) > 1:
            body.words += map(strong, terms)
    body.words += [strong(term) for term, count in times.items() if count >= OFTEN]
    return Document(
        title.within(MOST_IN_TITLE), body.within(MOST), completion.within(MOST_IN_TITLE)
    )


def _texts(obj: Any, fields: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Each searchable field of ``obj`` and of what it is related to, with its text."""
    for field in fields:
        if isinstance(field, SearchField | AutocompleteField):
            yield field, _text(field.get_value(obj))
        elif isinstance(field, RelatedFields):
            related = field.get_value(obj)
            if callable(related) and not isinstance(related, Manager):
                related = related()
            if related is not None:
                for other in related.all() if isinstance(related, Manager) else [related]:
                    yield from _texts(other, field.fields)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return "\n".join(map(_text, value))
    return str(value)
