"""Asks the search on the database in use; writes what it finds, and how quickly, as JSON.

Times are of one thread without a network, in seconds; each question is asked once before. Of a
page they are those of the whole request, from the address to the HTML. What does not depend on
the database, such as names and layouts, is measured by itself.
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

LAYOUTS, ENGLISH, TYPOS = 1000, 1000, 300


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What ``work`` gives, and the seconds that it takes."""
    started = time.perf_counter()
    found = work()
    return found, time.perf_counter() - started


def plain_words(text: str) -> str:
    """What any search box takes: words alone, without the syntax of ours."""
    from search.analysis import tokenize

    return " ".join(token.text for token in tokenize(text))


def plain_search(backend: Any, text: str) -> list[Any]:
    """The first ten of Wagtail's own search for commentaries."""
    from issues.models import Commentary

    return list(backend.search(plain_words(text), Commentary.objects.all())[:10])


def answers() -> list[dict[str, Any]]:
    """For each question: all that it finds, the first ten in order, and the times."""
    from django.test import Client
    from modelsearch.backends import get_search_backend

    from scripts.search_questions import questions
    from search.finding import find

    backend, rows, client = get_search_backend(), [], Client(headers={"host": "127.0.0.1"})
    for asked in questions():
        hits = everything(asked.text, asked.language)
        found, seconds = timed(lambda asked=asked: find(asked.text, asked.language))  # type: ignore[misc]  # one question each
        path = f"/{asked.language}/search/?{urlencode({'q': asked.text})}"
        _page, page = timed(lambda path=path: client.get(path))  # type: ignore[misc]  # one question each
        plain_search(backend, asked.text)
        _first, plain = timed(lambda asked=asked: plain_search(backend, asked.text))  # type: ignore[misc]  # one question each
        rows.append(
            {
                "text": asked.text,
                "kind": asked.kind,
                "total": [found.total, found.similar],
                "all": hashlib.sha256(str(hits).encode()).hexdigest(),
                "first": [result.path for result in found.results],
                "seconds": seconds,
                "page": page,
                "plain": plain,
            }
        )
    return rows


def everything(text: str, language: str) -> list[tuple[Any, ...]]:
    """All hits by what is the same in every database: week, place in it, weight by language."""
    return sorted(
        (
            str(item.week_start),
            item.position,
            *map(sorted, (item.weights.items(), item.names.items())),
        )
        for item in answered(text, language)[0]
    )


def answered(text: str, language: str) -> tuple[Sequence[Any], str]:
    """What ``find`` lays out a page of, and the text of another layout if it is for that."""
    from search.finding.finder import Finder

    finder = Finder(language)
    question = finder.question(text)
    items = finder.answer(question).items
    other = None if items else finder.in_other_layout(question)
    return (other.items, other.question.text) if other else (items, "")


def names_together() -> tuple[int, int]:
    """How many spellings find their name in all three languages, and how many there are."""
    from issues.models import Commentary
    from scripts.search_material import names

    together = tried = 0
    for name in names():
        written = [
            set(
                Commentary.objects.filter(
                    locale__language_code=language, body_text__contains=f" {text} "
                ).values_list("pk", flat=True)
            )
            for language, text in name.written.items()
        ]
        for spelling in name.spellings:
            items, _other = answered(spelling, "be")
            found = {item.edition(code).pk for item in items for code in item.editions}
            tried += 1
            together += all(rows and rows <= found for rows in written)
    return together, tried


def site_words() -> dict[str, str]:
    """The words that the site remembers, each with a language that has it."""
    from search.models import Word

    return dict(Word.objects.order_by("form", "language").values_list("form", "language"))


def layouts() -> dict[str, int]:
    """Of words in the wrong layout those put right, of English ones those taken for others."""
    from scripts.search_material import english_words, wrong_layout

    right = sum(
        answered(typed, language)[1].replace("'", "’") == meant
        for typed, meant, language in wrong_layout(LAYOUTS, site_words())
    )
    wrong = sum(bool(answered(word, "en")[1]) for word in english_words(ENGLISH))
    return {"right": right, "tried": LAYOUTS, "wrong": wrong, "english": ENGLISH}


def suggestions() -> dict[str, Any]:
    """Of mistyped words those meant by the nearest word and by one of the three nearest, the times.

    ``offered`` are those that a question of this one word is put right to: none where the site has
    what was typed as another form of a word.
    """
    from scripts.search_material import typos
    from search.words.suggestions import did_you_mean, query_suggestion

    known = site_words()
    first = among = offered = 0
    times = []
    for typed, meant, language in typos(TYPOS, known):
        found, seconds = timed(lambda typed=typed, language=language: did_you_mean(typed, language))  # type: ignore[misc]  # one word each
        forms = [word.lower() for word in found]
        first += forms[:1] == [meant]
        among += meant in forms
        better = query_suggestion(typed, language)
        offered += better is not None and better.text.lower() == meant
        times.append(seconds)
    return {
        "first": first,
        "among": among,
        "offered": offered,
        "tried": TYPOS,
        "of": len(known),
        "seconds": times,
    }


def main(path: str, what: str) -> None:
    django.setup()
    found: dict[str, Any] = (
        {"questions": answers(), "typos": suggestions()}
        if what == "answers"
        else {"names": names_together(), "layouts": layouts()}
    )
    Path(path).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
