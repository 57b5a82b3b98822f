"""What a page's head tells search engines, and those a reader shares it with."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import html5lib
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from PIL import Image, ImageChops
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Site

from home.management.commands import draw_icons
from home.published import with_default
from home.structured_data import script_text
from issues.models import Author, PublicationImage
from tests.factories import commentary, issue
from tests.home.editions import editions


class Head:
    """The head of the page at ``path``, as a machine reads it."""

    def __init__(self, client: Client, path: str) -> None:
        self.response = client.get(path)
        document = html5lib.parse(self.response.content, namespaceHTMLElements=False)
        self.element = document.find("head")

    def meta(self, name: str) -> list[str]:
        return [
            tag.get("content")
            for tag in self.element.iter("meta")
            if name in (tag.get("name"), tag.get("property"))
        ]

    def links(self, rel: str) -> list[dict[str, str]]:
        return [dict(tag.attrib) for tag in self.element.iter("link") if tag.get("rel") == rel]

    @property
    def json_ld(self) -> list[Any]:
        kind = "application/ld+json"
        return [
            json.loads(tag.text) for tag in self.element.iter("script") if tag.get("type") == kind
        ]


def first_path(language: str = "en", **fields: Any) -> str:
    """The path of a new commentary with its translations in be and en."""
    page = editions("be", "en", **fields)[language]
    return f"/{language}/issues/2018-06-11/{page.commentaries[0].value['slug']}/"


def test_a_page_names_its_own_address_and_those_in_other_languages(
    site: Site, client: Client
) -> None:
    path = first_path("be")
    head = Head(client, f"{path}?utm_source=mail")
    english = path.replace("/be/", "/en/")
    assert [link["href"] for link in head.links("canonical")] == [f"https://situation.test{path}"]
    alternates = [
        (link["hreflang"], link["href"]) for link in head.links("alternate") if "hreflang" in link
    ]
    assert alternates == [
        ("be", f"https://situation.test{path}"),
        ("en", f"https://situation.test{english}"),
        ("x-default", f"https://situation.test{english}"),
    ]


@pytest.mark.parametrize(
    ("alternates", "expected"),
    [
        ({}, []),
        ({"en": "/e/", "be": "/b/"}, [("be", "/b/"), ("en", "/e/"), ("x-default", "/e/")]),
        ({"ru": "/r/"}, [("ru", "/r/"), ("x-default", "/r/")]),
        ({"ru": "/r/", "be": "/b/"}, [("be", "/b/"), ("ru", "/r/"), ("x-default", "/b/")]),
    ],
)
def test_the_default_language_is_english_or_else_the_first(
    alternates: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert with_default(alternates) == expected


@pytest.mark.parametrize(
    ("language", "locale"), [("be", "be_BY"), ("ru", "ru_RU"), ("en", "en_US")]
)
def test_a_shared_page_says_its_language_and_the_others(
    site: Site, client: Client, language: str, locale: str
) -> None:
    head = Head(client, f"/{language}/")
    assert head.meta("og:locale") == [locale]
    others = set(settings.OPEN_GRAPH_LOCALES.values()) - {locale}
    assert set(head.meta("og:locale:alternate")) == others


def test_a_shared_commentary_shows_title_lead_and_section(site: Site, client: Client) -> None:
    path = first_path(title='He said "no" & <left>', lead="One sentence.")
    head = Head(client, path)
    assert head.meta("og:type") == ["article"]
    assert head.meta("og:title") == ['He said "no" & <left>']
    assert head.meta("og:description") == head.meta("description") == ["One sentence."]
    assert head.meta("og:url") == [f"https://situation.test{path}"]
    assert head.meta("og:site_name") == ["Situation in Belarus"]
    assert head.meta("article:section") == ["Security issues"]
    assert head.meta("og:image") == ["https://situation.test/static/home/share.png"]


def test_a_commentary_with_a_picture_is_shared_with_it(site: Site, client: Client) -> None:
    picture = PublicationImage.objects.create(
        title="Square", file=get_test_image_file_jpeg(filename="shared.jpg", size=(2400, 1200))
    )
    body = [
        {"type": "paragraph", "id": str(uuid4()), "value": "<p>Text.</p>"},
        {
            "type": "picture",
            "id": str(uuid4()),
            "value": {"picture": picture.pk, "alt_text": "A bridge"},
        },
    ]
    head = Head(client, first_path(body=body))
    (address,) = head.meta("og:image")
    assert address.startswith("https://situation.test/media/")
    assert head.meta("og:image:alt") == ["A bridge"]
    assert (head.meta("og:image:width"), head.meta("og:image:height")) == (["1200"], ["600"])
    assert head.json_ld[0]["image"] == address
    sent = client.get(address.removeprefix("https://situation.test"))
    assert sent["Content-Type"] == "image/jpeg"


def test_a_lost_picture_file_does_not_take_the_page_down(site: Site, client: Client) -> None:
    picture = PublicationImage.objects.create(
        title="Lost", file=get_test_image_file_jpeg(filename="lost.jpg")
    )
    value = {"picture": picture.pk, "alt_text": "Lost"}
    body = [
        {"type": "paragraph", "id": str(uuid4()), "value": "<p>Text.</p>"},
        {"type": "picture", "id": str(uuid4()), "value": value},
    ]
    path = first_path(body=body)
    Path(picture.file.path).unlink()
    head = Head(client, path)
    assert head.response.status_code == 200
    assert head.meta("og:image") == ["https://situation.test/static/home/share.png"]


def test_a_commentary_is_described_as_analysis_by_the_publication(
    site: Site, client: Client
) -> None:
    author = Author.objects.create(name_be="Ганна К.", name_ru="Анна К.", name_en="Hanna K.")
    path = first_path(authors=[{"type": "item", "id": str(uuid4()), "value": author.pk}])
    (data,) = Head(client, path).json_ld
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "AnalysisNewsArticle"
    assert data["headline"] == "A calm week at the border"
    assert data["inLanguage"] == "en"
    assert data["articleSection"] == "Security issues"
    assert data["mainEntityOfPage"] == data["url"] == f"https://situation.test{path}"
    assert data["isPartOf"]["@type"] == "PublicationIssue"
    assert data["isPartOf"]["name"] == "June 11 – June 17, 2018"
    assert data["isPartOf"]["url"] == "https://situation.test/en/issues/2018-06-11/"
    assert data["isPartOf"]["isPartOf"]["@type"] == "Periodical"
    assert data["datePublished"] <= data["dateModified"]
    assert [who["@type"] for who in data["author"]] == ["Organization"]
    assert "Hanna" not in json.dumps(data)


def test_a_person_is_named_only_where_the_byline_is(site: Site, client: Client) -> None:
    author = Author.objects.create(name_be="Ганна К.", name_ru="Анна К.", name_en="Hanna K.")
    authors = [{"type": "item", "id": str(uuid4()), "value": author.pk}]
    (data,) = Head(client, first_path("be", byline="named", authors=authors)).json_ld
    assert data["author"] == [{"@type": "Person", "name": "Ганна К."}]


def test_hostile_text_does_not_leave_the_data_block(site: Site, client: Client) -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \\"
    issue("en", commentaries=[commentary(title=hostile, lead=hostile, slug="hostile")])
    head = Head(client, "/en/issues/2018-06-11/hostile/")
    (data,) = head.json_ld
    assert data["headline"] == hostile
    assert [tag.get("type") for tag in head.element.iter("script")] == ["application/ld+json"]


def test_data_in_a_page_reads_back_as_it_was_written() -> None:
    data = {"a": "<!--<script>&amp;\u2028\u2029", "б": ["ў", None, 1.5, "\ud800"]}
    text = script_text(data)
    assert json.loads(text) == data
    assert not set("<>&\u2028\u2029") & set(text)


@pytest.mark.parametrize(
    ("path", "kinds"), [("/en/", ["WebSite"]), ("/en/about/", []), ("/en/issues/", [])]
)
def test_other_pages_describe_the_site_or_nothing(
    site: Site, client: Client, path: str, kinds: list[str]
) -> None:
    assert [data["@type"] for data in Head(client, path).json_ld] == kinds


def feeds_of(client: Client, path: str) -> dict[str, str]:
    """``{title: path}`` of the feeds that a feed reader finds on a page."""
    return {
        link["title"]: link["href"]
        for link in Head(client, path).links("alternate")
        if link.get("type") == "application/atom+xml"
    }


def test_every_page_leads_to_the_feed_of_its_language(site: Site, client: Client) -> None:
    for path in ("/be/", "/be/about/", "/be/feeds/", "/be/nothing/"):
        assert feeds_of(client, path) == {"Сітуацыя ў Беларусі": "/be/feeds/all.atom"}
    assert client.get("/be/feeds/all.atom").status_code == 200


@pytest.mark.parametrize("year", ["", "2018/"])
def test_a_section_leads_to_its_own_feed_too(site: Site, client: Client, year: str) -> None:
    editions("ru")
    assert feeds_of(client, f"/ru/issues/section/security-issues/{year}") == {
        "Ситуация в Беларуси": "/ru/feeds/all.atom",
        "Ситуация в Беларуси — Вопросы безопасности": "/ru/feeds/section/security-issues.atom",
    }
    assert client.get("/ru/feeds/section/security-issues.atom").status_code == 200


@pytest.mark.parametrize("year", ["", "2018/"])
def test_the_verdicts_lead_to_the_feed_of_their_changes(
    site: Site, client: Client, year: str
) -> None:
    editions("be")
    assert feeds_of(client, f"/be/issues/verdicts/{year}") == {
        "Сітуацыя ў Беларусі": "/be/feeds/all.atom",
        "Сітуацыя ў Беларусі — Змены ацэнак": "/be/feeds/changes.atom",
    }


def test_robots_may_read_everything_but_the_newsroom(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        "Sitemap: https://situation.test/sitemap.xml",
        "",
    ]


def test_the_icons_of_the_head_are_there(site: Site, client: Client) -> None:
    head = Head(client, "/en/")
    links = [*head.links("icon"), *head.links("apple-touch-icon")]
    assert len(links) == 3
    for link in links:
        assert finders.find(link["href"].removeprefix(settings.STATIC_URL)), link
    assert client.get("/favicon.ico")["Location"] == "/static/home/favicon.ico"


def test_the_icons_are_those_the_command_draws(tmp_path: Path) -> None:
    call_command("draw_icons", "--to", tmp_path, verbosity=0, stdout=StringIO())
    for name, sizes in {
        "icon.png": {(180, 180)},
        "share.png": {(1200, 630)},
        "favicon.ico": {(16, 16), (32, 32), (48, 48)},
    }.items():
        stored = Path(str(finders.find(f"home/{name}")))
        with Image.open(stored) as kept, Image.open(tmp_path / name) as drawn:
            difference = ImageChops.difference(kept.convert("RGBA"), drawn.convert("RGBA"))
            assert max(difference.tobytes()) < 8
            assert set(kept.info.get("sizes", {kept.size})) == sizes
        assert stored.stat().st_size < 8_000
    kept_svg = Path(str(finders.find("home/icon.svg")))
    assert kept_svg.read_text() == (tmp_path / "icon.svg").read_text()


def test_the_browser_is_framed_in_the_colours_of_the_page(site: Site, client: Client) -> None:
    tokens = Path(str(finders.find("home/css/tokens.css"))).read_text()
    light, dark = Head(client, "/en/").meta("theme-color")
    assert f"--paper: light-dark({light}, {dark});" in tokens
    assert draw_icons.INK in tokens
    assert light == draw_icons.PAPER
