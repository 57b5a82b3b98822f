"""The words of the site in Belarusian and Russian, held against the code and one another."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import django
import pytest
import wagtail
import wagtail_localize
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override
from wagtail.models import Site
from wagtail.users.models import UserProfile

from desk.wagtail_words import COUNTED, WORDS

LANGUAGES = ("be", "ru")
DOMAINS = ("django", "djangojs")
FOLDER = Path(settings.BASE_DIR) / "locale"
WAGTAIL_WORDS = "desk/wagtail_words.py"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
MARKUP = re.compile(r"<[^>]*>")
MIXED = re.compile(r"\w*(?:[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z])\w*")
FOREIGN_LETTERS = {"be": "[ищъ]", "ru": "[іўґ]"}
CATALOGUES = [(language, domain) for language in LANGUAGES for domain in DOMAINS]


class Entry(NamedTuple):
    """One message: its English, its translation (each a form per count) and the files it is in."""

    english: tuple[str, ...]
    words: tuple[str, ...]
    places: frozenset[str]


@cache
def catalogue(path: Path) -> Any:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def path_of(language: str, domain: str = "django") -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def entries(language: str, domain: str = "django") -> list[Entry]:
    return [
        Entry(
            message.id if isinstance(message.id, tuple) else (message.id,),
            message.string if isinstance(message.string, tuple) else (message.string,),
            frozenset(place for place, _line in message.locations),
        )
        for message in catalogue(path_of(language, domain))
        if message.id
    ]


def filled(language: str, domain: str) -> Iterator[tuple[Entry, str]]:
    """Every form of every translation that is there."""
    for entry in entries(language, domain):
        for words in filter(None, entry.words):
            yield entry, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_ours_has_its_words(language: str) -> None:
    own = [entry for entry in entries(language) if entry.places != {WAGTAIL_WORDS}]

    assert len(own) > 100
    assert [entry.english[0] for entry in own if not all(entry.words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_wagtail_that_we_list_has_words_either_of_ours_or_of_its_own(
    language: str,
) -> None:
    def said(english: str) -> str:
        with override(language):
            return gettext(english)

    assert [words for words in WORDS if re.search("[a-z]", words) and said(words) == words] == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_no_words_are_guessed_or_left_over(language: str, domain: str) -> None:
    found = catalogue(path_of(language, domain))

    assert not found.fuzzy
    assert not found.obsolete
    assert [message.id for message in found if message.fuzzy] == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_form_keeps_the_places_for_names_and_numbers(language: str, domain: str) -> None:
    wrong = [
        words
        for entry, words in filled(language, domain)
        if sorted(PLACEHOLDER.findall(words)) != sorted(PLACEHOLDER.findall(entry.english[-1]))
    ]

    assert wrong == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_form_keeps_the_markup(language: str, domain: str) -> None:
    wrong = [
        words
        for entry, words in filled(language, domain)
        if MARKUP.findall(words) != MARKUP.findall(entry.english[-1])
    ]

    assert wrong == []


def written(words: str) -> str:
    """What people read of ``words``: no tags, no placeholders."""
    return PLACEHOLDER.sub("", MARKUP.sub(" ", words))


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_no_letter_of_another_alphabet_hides_in_a_word(language: str, domain: str) -> None:
    texts = [written(words) for _entry, words in filled(language, domain)]

    assert [text for text in texts if MIXED.search(text)] == []
    foreign = re.compile(FOREIGN_LETTERS[language], re.IGNORECASE)
    assert [text for text in texts if foreign.search(text)] == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_quotation_marks_and_apostrophes_are_those_of_print(language: str, domain: str) -> None:
    texts = [written(words) for _entry, words in filled(language, domain)]

    # A straight quotation mark in brackets is shown as the sign that is meant.
    plain = [text.replace('(")', "") for text in texts]
    assert [text for text in plain if re.search("[\"'“”‘`ʼ]|\\.\\.\\.", text)] == []


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_spaces_at_the_ends_are_as_in_english(language: str, domain: str) -> None:
    wrong = [
        words
        for entry, words in filled(language, domain)
        if (words[-1] == " ") != (entry.english[0][-1] == " ") or words != words.lstrip()
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_that_django_declares(language: str) -> None:
    upstream = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES"
    declared = catalogue(upstream / "django.po").plural_forms

    for domain in DOMAINS:
        assert catalogue(path_of(language, domain)).plural_forms == declared


COUNTS = (0, 1, 2, 4, 5, 11, 21, 22, 25, 101, 111)
FORMS = {
    ("be", "%(count)s issue"): ("выпуск", "выпускі", "выпускаў"),
    ("be", "%(count)s commentary"): ("каментар", "каментары", "каментароў"),
    ("ru", "%(count)s issue"): ("выпуск", "выпуска", "выпусков"),
    ("ru", "%(count)s commentary"): ("комментарий", "комментария", "комментариев"),
}
WHICH = dict(zip(COUNTS, (2, 0, 1, 1, 2, 2, 0, 1, 2, 0, 2), strict=True))
MANY = {"%(count)s issue": "%(count)s issues", "%(count)s commentary": "%(count)s commentaries"}


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("language", "english"), FORMS)
def test_a_counted_thing_takes_the_form_its_number_asks_for(
    language: str, english: str, count: int
) -> None:
    with override(language):
        words = ngettext(english, MANY[english], count) % {"count": count}

    assert words == f"{count} {FORMS[language, english][WHICH[count]]}"


def upstream_texts() -> set[str]:
    """The English of Wagtail and wagtail-localize, from their own catalogues."""
    return {
        text
        for package in (wagtail, wagtail_localize)
        for path in Path(package.__file__).parent.rglob("locale/en/LC_MESSAGES/django*.po")
        for message in catalogue(path)
        if message.id
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    }


def test_what_we_say_in_wagtails_place_is_still_asked_for() -> None:
    upstream = upstream_texts()
    scripts = {
        text
        for language in LANGUAGES
        for entry in entries(language, "djangojs")
        for text in entry.english
    }
    counted = {
        text
        for entry in entries("be")
        if entry.places == {WAGTAIL_WORDS} and len(entry.english) == 2
        for text in entry.english
    }

    assert len(counted) == 2 * len(COUNTED)
    assert (set(WORDS) | counted | scripts) - upstream == set()
    assert len(WORDS) == len(set(WORDS))


@pytest.mark.parametrize(
    ("language", "english", "words"),
    [
        ("be", "Up to date", "Актуальна"),
        ("ru", "Up to date", "Актуально"),
        ("be", "Yes, unpublish it", "Так, зняць з публікацыі"),
        ("be", "No, don't unpublish", "Не, не здымаць"),
        ("ru", "Translate", "Перевести"),
        ("be", "Translate", "Перакласці"),
    ],
)
def test_our_words_come_before_those_of_wagtail(language: str, english: str, words: str) -> None:
    with override(language):
        assert gettext(english) == words


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("wagtailadmin_javascript_catalog", "Дадаць заўвагу"),
        ("wagtail_localize:javascript_catalog", "Спампаваць файл PO"),
    ],
)
def test_our_words_reach_the_scripts_of_the_newsroom(view: str, words: str, site: Site) -> None:
    person = User.objects.create_superuser("person")
    UserProfile.objects.create(user=person, preferred_language="be")
    client = Client()
    client.force_login(person)

    response = client.get(reverse(view), headers={"accept": "application/json"})

    assert json.dumps(words) in response.content.decode()
