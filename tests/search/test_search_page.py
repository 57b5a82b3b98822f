"""The search page: what is asked, what is found, and the ways on from there."""

import re
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Site

from issues.models import Section
from search.asked import LONGEST_TYPED, Asked
from search.asking import OneOf, Phrase, Vocabulary, parse
from search.asking.tree import Excluded, Node
from search.examples import examples
from search.finding import Chosen
from tests import factories
from tests.home.editions import editions

pytestmark = pytest.mark.django_db


class Shown:
    """A search page as a reader finds it."""

    def __init__(self, client: Client, address: str, **said: Any) -> None:
        self.response = client.get(address, said)
        assert self.response.status_code == 200
        self.html = self.response.content.decode()
        self.document = html5lib.parse(self.html, namespaceHTMLElements=False)

    def all(self, tag: str, **attributes: str) -> list[Any]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.document.iter(tag)
            if all(element.get(name) == value for name, value in wanted.items())
        ]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        found = self.all(tag, **attributes)
        return [" ".join("".join(element.itertext()).split()) for element in found]

    def link(self, text: str) -> Any:
        """The query of the links that begin with ``text``, by its names."""
        (found,) = {
            element.get("href")
            for element in self.all("a")
            if "".join(element.itertext()).startswith(text) and element.get("href").startswith("?")
        }
        return {name: values[0] for name, values in parse_qs(urlsplit(found).query).items()}


@pytest.fixture
def two_weeks(site: Site) -> None:
    """One week in three languages, and one of another section in Russian and English."""
    editions("be", "ru", "en", title="Rapeseed goes west")
    editions(
        "ru",
        "en",
        week_start=date(2019, 1, 7),
        section="the-ruling-elite",
        verdict="worse",
        title="No rapeseed for the elite",
    )


def test_who_has_asked_nothing_yet_is_told_what_can_be_asked(site: Site, client: Client) -> None:
    page = Shown(client, "/en/search/")

    assert page.texts("h1") == ["Search"]
    (form,) = page.all("form", role="search")
    (field,) = page.all("input", type="search", name="q")
    assert (form.get("action"), field.get("value")) == ("#found", "")
    assert page.texts("label", for_=field.get("id")) == ["Words, names or a phrase"]
    assert [example for example in page.texts("dt") if example.startswith("section:")]
    assert page.texts("summary") == ["How to ask"]


@pytest.mark.parametrize(
    ("said", "there"), [({}, True), ({"q": ""}, False), ({"q": "x"}, False), ({"page": "2"}, False)]
)
def test_only_the_page_as_a_copy_keeps_it_can_say_that_it_is_one(
    site: Site, client: Client, said: dict[str, str], there: bool
) -> None:
    """A form on a copy leads back to the page itself, and to what a form here never shows."""
    page = Shown(client, "/en/search/", **said)

    target = page.all("form", role="search")[0].get("action").removeprefix("#")
    assert bool(page.all("div", id=target)) is there
    assert ("This is a copy of the site" in page.html) is there


def test_what_is_found_is_counted_marked_and_leads_on(two_weeks: None, client: Client) -> None:
    page = Shown(client, "/en/search/", q="rapeseeds")

    assert page.texts("h2", id="found-heading") == ["2 texts found"]
    assert page.texts("mark") == ["rapeseed", "Rapeseed"]
    for element in page.all("h3", class_="commentary-card__title"):
        assert client.get(element.find("a").get("href")).status_code == 200
    assert "The situation has gotten worse" in page.html
    assert "Also in: Беларуская · Русский" in " ".join(page.texts("p"))


def test_a_text_is_offered_in_the_readers_language_and_says_where_it_was_found(
    site: Site, client: Client
) -> None:
    key = editions("be", "en", title="Rapeseed")["be"].translation_key
    assert key
    block = {"block_id": "b1f6c5c2-2f5c-4c43-9a0c-7f3a0f3c9d11", "section": "the-ruling-elite"}
    week = date(2018, 6, 18)
    english = factories.issue("en", week, [factories.commentary(title="Turbine", **block)])
    factories.issue(
        "be",
        week,
        [factories.commentary(title="Млын", **block)],
        translation_key=english.translation_key,
    )

    page = Shown(client, "/be/search/", q="turbine")

    (title,) = page.all("h3", class_="commentary-card__title")
    assert title.find("a").text == "Млын"
    assert any(text.endswith(": English") for text in page.texts("p", class_="result__versions"))


def test_the_question_stays_in_the_field_and_out_of_the_title(
    two_weeks: None, client: Client
) -> None:
    page = Shown(client, "/en/search/", q='rapeseed "<script>&')

    assert page.all("input", name="q")[0].get("value") == 'rapeseed "<script>&'
    assert "rapeseed" not in page.texts("title")[0]
    assert "&lt;script&gt;" in page.html or "&lt;script>" in page.html
    assert "<script>&" not in page.html


def test_every_choice_narrows_and_is_lifted_with_one_click(two_weeks: None, client: Client) -> None:
    page = Shown(client, "/en/search/", q="rapeseed", order="date")
    assert page.link("The ruling elite") == {
        "q": "rapeseed",
        "order": "date",
        "section": "the-ruling-elite",
    }
    assert page.link("2019")["year"] == "2019"
    assert page.link("The situation has gotten worse")["verdict"] == "worse"
    assert page.link("Беларуская")["language"] == "be"

    narrowed = Shown(client, "/en/search/", q="rapeseed", section="the-ruling-elite", year="2019")
    chosen = narrowed.all("a", aria_current="true")
    assert {"".join(element.itertext()) for element in chosen} >= {
        "The ruling elite: lift this limit",
        "2019: lift this limit",
    }
    assert narrowed.link("The ruling elite") == {"q": "rapeseed", "year": "2019"}
    assert narrowed.link("2019") == {"q": "rapeseed", "section": "the-ruling-elite"}
    assert narrowed.link("Show everything") == {"q": "rapeseed"}
    assert narrowed.texts("h2", id="found-heading") == ["1 text found"]


def test_a_choice_that_makes_no_sense_is_left_out(two_weeks: None, client: Client) -> None:
    said = {"year": "x", "verdict": "nice", "language": "de", "order": "size", "page": "-1"}
    page = Shown(client, "/en/search/", q="rapeseed", **said)

    assert page.texts("h2", id="found-heading") == ["2 texts found"]
    assert "nice" not in page.html


def test_results_are_ordered_and_turned_over_by_links(site: Site, client: Client) -> None:
    for number in range(1, 13):
        week = date(2018, 1, 1 + 7 * ((number - 1) % 4)).replace(month=1 + (number - 1) // 4)
        week = date.fromordinal(week.toordinal() - week.weekday())
        factories.issue("en", week, [factories.commentary(title=f"Rapeseed {number}")])

    first = Shown(client, "/en/search/", q="rapeseed")
    assert len(first.all("h3", class_="commentary-card__title")) == 10
    assert first.link("the newest first") == {"q": "rapeseed", "order": "date"}
    (following,) = [a for a in first.all("a") if "next" in (a.get("rel") or "").split()]
    assert following.get("href") == "?q=rapeseed&page=2"

    second = Shown(client, "/en/search/", q="rapeseed", page="2")
    assert len(second.all("h3", class_="commentary-card__title")) == 2
    assert "page 2 of 2" in second.texts("title")[0]
    (preceding,) = [a for a in second.all("a") if "prev" in (a.get("rel") or "").split()]
    assert preceding.get("href") == "?q=rapeseed"


def test_who_finds_nothing_is_told_what_to_try_and_where_to_look(
    site: Site, client: Client
) -> None:
    factories.issue()
    page = Shown(client, "/en/search/", q="xyzzyq")

    assert page.texts("h2", id="found-heading") == ["Nothing was found"]
    assert "/en/issues/section/security-issues/" in [a.get("href") for a in page.all("a")]
    assert "/en/" in [a.get("href") for a in page.all("a")]


def test_typed_in_another_keyboard_layout_is_understood_and_said(
    two_weeks: None, client: Client
) -> None:
    page = Shown(client, "/en/search/", q="кфзуыуув")

    assert "Nothing was found for кфзуыуув. These are the texts for rapeseed" in " ".join(
        page.texts("p", class_="notice")
    )


def test_too_long_a_question_is_said_to_be_cut(site: Site, client: Client) -> None:
    page = Shown(client, "/en/search/", q="word " * 20_000)

    assert any("not all of it" in text for text in page.texts("p", class_="notice"))


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_page_without_a_question_is_for_search_engines_and_no_answer_is(
    site: Site, client: Client, language: str
) -> None:
    bare = Shown(client, f"/{language}/search/")
    asked = Shown(client, f"/{language}/search/", q="x")
    own = f"https://situation.test/{language}/search/"

    for page in (bare, asked):
        assert [link.get("href") for link in page.all("link", rel="canonical")] == [own]
    assert bare.all("meta", name="robots") == []
    assert [tag.get("content") for tag in asked.all("meta", name="robots")] == ["noindex"]
    alternates = [link.get("hreflang") for link in bare.all("link") if link.get("hreflang")]
    assert alternates == ["be", "ru", "en", "x-default"]
    assert [link for link in asked.all("link") if link.get("hreflang")] == []


def test_another_language_is_asked_the_same(two_weeks: None, client: Client) -> None:
    page = Shown(client, "/en/search/", q="rapeseed & co", section="security-issues", page="1")

    leads = {a.get("lang"): a.get("href") for a in page.all("a") if a.get("hreflang")}
    assert leads["be"] == "/be/search/?q=rapeseed+%26+co&section=security-issues"


def test_in_lacinka_the_search_stays_in_lacinka_and_leaves_the_question_alone(
    site: Site, client: Client
) -> None:
    factories.issue("be", commentaries=[factories.commentary(title="Рапс на мяжы")])
    page = Shown(client, "/be-latn/search/", q="рапс")

    assert page.all("input", name="q")[0].get("value") == "рапс"
    assert page.texts("mark") == ["Raps"]
    (title,) = page.all("h3", class_="commentary-card__title")
    assert title.find("a").get("href").startswith("/be-latn/issues/")
    leads = [a.get("href") for a in page.all("a") if a.get("lang") == "ru"]
    assert leads == ["/ru/search/?q=%D1%80%D0%B0%D0%BF%D1%81"]
    assert [a.get("href") for a in page.all("a") if a.text == "Кірыліца"] == [
        "/be/search/?q=%D1%80%D0%B0%D0%BF%D1%81"
    ]


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_every_example_is_understood_as_it_says(site: Site, language: str) -> None:
    names = {
        section.slug: [section.name_be, section.name_ru, section.name_en]
        for section in Section.objects.all()
    }
    with translation.override(language):
        asked = [parse(example.text, Vocabulary.of(names)) for example in examples(language)]

    assert len(asked) == 8
    kinds = [type(part) for question in asked for part in _parts(question.tree)]
    assert {Phrase, OneOf, Excluded} <= set(kinds)
    assert [question.verdicts for question in asked if question.verdicts] == [("worse",)]
    assert [question.years for question in asked if question.years] == [(2018, 2019, 2020)]
    assert [question.sections for question in asked if question.sections] == [
        ("belarus-russia-relations",)
    ]


def _parts(tree: Node) -> list[Node]:
    return [tree, *getattr(tree, "parts", ())]


def test_an_address_says_what_was_asked_and_nothing_else() -> None:
    assert Asked().query() == ""
    assert Asked("a b", Chosen(verdict="worse", year=2018), "date", 3).query() == (
        "?q=a+b&verdict=worse&year=2018&order=date&page=3"
    )
    assert Asked("a", Chosen(section="x"), page=3).but(year=2018).page == 1


def test_what_fits_the_field_fits_an_address_that_the_server_reads() -> None:
    assert len("/be-latn/search/" + Asked("ў" * LONGEST_TYPED).query()) < 4094


@pytest.mark.parametrize("path", ["/be/", "/ru/about/", "/en/nothing/", "/be-latn/"])
def test_every_page_leads_to_the_search_and_tells_browsers_of_it(
    site: Site, client: Client, path: str
) -> None:
    html = client.get(path).content.decode()
    language = path.split("/")[1]

    assert f'href="/{language}/search/"' in html
    (told,) = re.findall(r'<link rel="search"[^>]*href="([^"]+)"', html)
    assert client.get(told).status_code == 200


def test_an_address_without_a_language_leads_to_the_search_in_each(
    client: Client, site: Site
) -> None:
    html = client.get("/search/").content.decode()

    for language in ("be", "ru", "en"):
        assert f'<a href="/{language}/search/" lang="{language}"' in html
