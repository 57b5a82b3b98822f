"""How long a reader is told that a text takes, and where a long page leads."""

from datetime import date

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import ngettext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site

from issues.reading.contents import FEW_COMMENTARIES, MANY_SUBHEADINGS, anchor
from issues.reading.duration import WORDS_PER_MINUTE, count_words, minutes
from tests.factories import commentary, issue
from tests.home.editions import editions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("— … «»", 0),
        ("Мінск", 1),
        ("Аб’ява пра з'езд", 3),
        ("Belarus-West relations", 2),
        ("2018–2019 гады", 3),
        ("Article 193-1 of the code", 5),
        ("one\ntwo\u00a0three", 3),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (0, "be", 0),
        (1, "be", 1),
        (184, "be", 1),
        (920, "be", 5),
        (920, "ru", 5),
        (920, "en", 4),
        (100_000, "en", 439),
    ],
)
def test_minutes_follow_the_rate_of_the_language(words: int, language: str, expected: int) -> None:
    assert minutes(words, language) == expected


@given(st.integers(1, 10**6), st.sampled_from(sorted(WORDS_PER_MINUTE)))
def test_a_text_takes_a_minute_at_least_and_more_words_never_less_time(
    words: int, language: str
) -> None:
    assert 1 <= minutes(words, language) <= minutes(words + 1, language)


def test_a_language_of_nobody_has_no_rate() -> None:
    with pytest.raises(KeyError):
        minutes(5, "uk")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 min read", "2 min read", "5 min read", "21 min read"]),
        ("be", ["1 хвіліна", "2 хвіліны", "5 хвілін", "21 хвіліна"]),
        ("ru", ["1 минута", "2 минуты", "5 минут", "21 минута"]),
    ],
)
def test_minutes_are_counted_in_the_right_form(language: str, said: list[str]) -> None:
    with translation.override(language):
        forms = [
            ngettext("%(count)s min read", "%(count)s min read", count) % {"count": count}
            for count in (1, 2, 5, 21)
        ]

    assert [form.startswith(words) for form, words in zip(forms, said, strict=True)] == [True] * 4


@pytest.mark.parametrize(("language", "said"), [("en", "4 min read"), ("be", "5 хвілін чытання")])
def test_a_commentary_and_its_issue_say_how_long_they_take(
    site: Site, client: Client, language: str, said: str
) -> None:
    page = editions(language, paragraphs=["слова " * 900])[language]
    slug = page.commentaries[0].value["slug"]

    for path in (page.url, f"{page.url}{slug}/"):
        html = " ".join(client.get(path).content.decode().split())
        assert f'<span class="reading-time">{said}</span>' in html, path


def subheading(words: str, block_id: str) -> dict[str, str]:
    return {"type": "subheading", "id": block_id, "value": words}


IDS = [f"{number}{number}{number}{number}a1b2-0000-4000-8000-000000000000" for number in "1234"]
HEADINGS = {
    "be": ["Мяжа", "Гандаль", "Суд", "Улада"],
    "en": ["Border", "Trade", "Court", "Power"],
}


@pytest.mark.parametrize("language", ["be", "en"])
@pytest.mark.parametrize("count", [MANY_SUBHEADINGS - 1, MANY_SUBHEADINGS])
def test_a_commentary_with_many_subheadings_begins_with_a_list_of_them(
    site: Site, client: Client, language: str, count: int
) -> None:
    paragraph = {"type": "paragraph", "id": IDS[3], "value": '<p data-block-key="k1">A word.</p>'}
    found = zip(HEADINGS[language][:count], IDS, strict=False)
    body = [paragraph, *(subheading(words, block_id) for words, block_id in found)]
    issue(language, commentaries=[commentary(slug="long", body=body)])

    html = client.get(f"/{language}/issues/2018-06-11/long/").content.decode()

    # The place of a subheading is the same in every language, with a list or without.
    for words, block_id in zip(HEADINGS[language][:count], IDS, strict=False):
        assert f'<h2 id="{anchor(block_id)}">{words}</h2>' in html
        link = f'<a href="#{anchor(block_id)}">{words}</a>'
        assert (link in html) == (count == MANY_SUBHEADINGS)


@pytest.mark.parametrize("count", [FEW_COMMENTARIES, FEW_COMMENTARIES + 1])
def test_a_long_issue_begins_with_its_sections(site: Site, client: Client, count: int) -> None:
    sections = [
        "the-ruling-elite",
        "security-issues",
        "belarus-west-relations",
        "belarus-russia-relations",
        "security-issues",
    ]
    page = issue("en", commentaries=[commentary(section) for section in sections[:count]])

    html = client.get(page.url).content.decode()

    places = [anchor(child.id) for child in page.commentaries]
    assert all(f'id="{place}"' in html for place in places)
    linked = [f'href="#{place}"' in html for place in places]
    # A section that comes twice is listed once.
    assert linked == ([True] * 4 + [False] if count > FEW_COMMENTARIES else [False] * count)


def test_the_neighbours_of_a_commentary_say_whether_they_are_of_its_week(
    site: Site, client: Client
) -> None:
    issue("en", date(2018, 6, 4), [commentary(slug="before")])
    page = issue("en", commentaries=[commentary(slug="first"), commentary(slug="second")])
    issue("en", date(2018, 6, 18), [commentary(slug="after")])

    first = client.get(f"{page.url}first/").content.decode()
    second = client.get(f"{page.url}second/").content.decode()

    assert "Last time in this section" in first
    assert "Later in this section" in first
    assert "Earlier in this section" in second
    assert "Next time in this section" in second
    # Of the same section, and so no neighbour from another one.
    assert "This week in other sections" not in first + second
