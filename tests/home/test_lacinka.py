"""Belarusian pages below ``/be-latn/``, as readers and search engines meet them."""

import re
from datetime import date
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from home.models import PlainPage
from home.sitemaps import sitemap_xml
from issues.models import Section
from tests.factories import commentary, issue
from tests.home.editions import editions
from tests.home.test_discovery import Head

TITLE = "Здароўе сям’і: што змянілася ў Мінску"
LATIN = "Zdaroŭje siamji: što zmianiłasia ŭ Minsku"
PATH = "/be-latn/issues/2018-06-11/at-the-border/"
PAGES = (
    "",
    "about/",
    "privacy/",
    "issues/",
    "issues/2018/",
    "issues/2018-06-11/",
    "issues/2018-06-11/at-the-border/",
    "issues/section/security-issues/",
    "issues/section/security-issues/2018/",
    "nothing/",
)


@pytest.fixture
def published(site: Site) -> None:
    editions("be", "ru", title=TITLE, lead="Усё ціха.", slug="at-the-border")


def body_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def cyrillic_in(html: str) -> list[str]:
    """The texts in Cyrillic that a reader meets where the language is Belarusian in Łacinka."""
    found: list[str] = []

    def look(element: Any, language: str) -> None:
        language = element.get("lang", language)
        if language == "be-Latn" and element.tag not in {"script", "code"}:
            read = [element.get(name) for name in ("alt", "aria-label", "title")]
            found.extend(text for text in (element.text, *read) if text)
        for child in element:
            look(child, language)
            if language == "be-Latn" and child.tail:
                found.append(child.tail)

    look(html5lib.parse(html, namespaceHTMLElements=False), "")
    assert found
    return [text for text in found if re.search("[\u0400-\u04ff]", text)]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("rest", PAGES)
def test_every_page_is_in_lacinka_and_says_so(client: Client, rest: str) -> None:
    response = client.get(f"/be-latn/{rest}")
    html = response.content.decode()

    assert response.status_code == (404 if rest == "nothing/" else 200)
    assert response["Content-Language"] == "be-Latn"
    assert '<html lang="be-Latn">' in html
    assert cyrillic_in(html) == []
    assert response.headers["Content-Length"] == str(len(response.content))
    assert not response.cookies
    assert "default-src 'self'" in response["Content-Security-Policy"]


@pytest.mark.usefixtures("published")
def test_a_commentary_is_read_in_lacinka(client: Client) -> None:
    html = body_of(client, PATH).replace("\u00a0", " ")

    assert f"<h1>{LATIN}</h1>" in html
    assert f"<title>{LATIN} — Situacyja ŭ Biełarusi</title>" in html
    assert "Usio cicha." in html
    assert "11–17 červienia 2018 h." in re.sub("</?span>", "", html)


@pytest.mark.usefixtures("published")
def test_search_engines_are_led_to_the_cyrillic_page(client: Client) -> None:
    head = Head(client, PATH)
    cyrillic = "https://situation.test/be/issues/2018-06-11/at-the-border/"

    assert [link["href"] for link in head.links("canonical")] == [cyrillic]
    assert head.meta("og:url") == [cyrillic]
    assert head.meta("og:title") == [LATIN]
    assert [link for link in head.links("alternate") if "hreflang" in link] == []
    assert head.json_ld == []
    assert head.meta("robots") == []
    assert "be-latn" not in sitemap_xml()


@pytest.mark.usefixtures("published")
def test_what_is_cited_is_the_cyrillic_page(client: Client) -> None:
    html = body_of(client, PATH)

    assert Head(client, PATH).meta("citation_title") == [TITLE]
    assert f'<p lang="be" class="cite__text" translate="no">{TITLE} / ' in html
    assert 'href="/be/issues/2018-06-11/at-the-border/cite.bib"' in html


@pytest.mark.usefixtures("published")
def test_links_lead_on_in_lacinka_and_out_to_other_languages(client: Client) -> None:
    html = body_of(client, PATH)

    assert 'href="/be-latn/issues/section/security-issues/"' in html
    assert '<a href="/ru/issues/2018-06-11/at-the-border/" lang="ru" hreflang="ru">Русский' in html
    assert 'href="/be/feeds/all.atom"' in html


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("rest", ["", "about/", "issues/2018-06-11/at-the-border/"])
def test_belarusian_pages_lead_to_lacinka_and_back(client: Client, rest: str) -> None:
    here, there = f"/be/{rest}", f"/be-latn/{rest}"

    to_lacinka = f'<a href="{there}" lang="be-Latn" hreflang="be-Latn">Łacinka</a>'
    back = f'<a href="{here}" lang="be" hreflang="be">Кірыліца</a>'
    assert to_lacinka in body_of(client, here)
    assert back in body_of(client, there)
    assert "Łacinka" not in body_of(client, there)
    switch = f'<a href="{here}" lang="be" hreflang="be">Беларуская</a>'
    assert switch in body_of(client, there)
    for other in ("ru", "en"):
        assert "Łacinka" not in body_of(client, f"/{other}/")


@pytest.mark.usefixtures("published")
def test_belarusian_itself_is_no_other_language_of_a_page_in_lacinka(client: Client) -> None:
    others = body_of(client, PATH).split('class="translations"')[1].split("</nav>")[0]

    assert "Русский" in others
    assert "Беларуская" not in others


@pytest.mark.usefixtures("published")
def test_beside_another_language_only_the_belarusian_side_is_in_lacinka(client: Client) -> None:
    html = body_of(client, f"{PATH}with/ru/")

    assert {text for text in cyrillic_in(html) if "Русский" not in text} == set()
    assert LATIN in html.replace("\u00a0", " ")
    assert 'lang="ru"' in html
    assert TITLE in html.replace("\u00a0", " ")


def test_a_missing_page_offers_the_languages_that_have_it(site: Site, client: Client) -> None:
    editions("ru", "en", slug="at-the-border")
    html = body_of(client, PATH, 404)

    assert "Na hetaj movie takoj staronki niama" in html
    assert '<a href="/ru/issues/2018-06-11/at-the-border/" lang="ru"' in html
    assert 'href="/be-latn/"' in html


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/be-latn", "/be-latn/"),
        ("/be-latn/about", "/be-latn/about/"),
        ("/be-latn/feeds/all.atom", "/be/feeds/all.atom"),
        ("/be-latn/moved/", "/be-latn/about/"),
        ("/be-latn/moved-out/", "https://elsewhere.test/"),
        ("/be-latn/_util/login/", "/be/_util/login/"),
    ],
)
def test_redirects_keep_to_lacinka_and_what_is_no_page_is_at_its_own_address(
    site: Site, client: Client, path: str, leads_to: str
) -> None:
    Redirect.add_redirect("/be/moved/", "/be/about/")
    Redirect.add_redirect("/be/moved-out/", "https://elsewhere.test/")

    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, leads_to)
    assert not response.cookies


def test_the_citation_of_a_page_in_lacinka_is_at_its_own_address(
    site: Site, client: Client
) -> None:
    editions("be", slug="at-the-border")

    assert client.get(f"{PATH}cite.bib")["Location"] == f"{PATH}cite.bib".replace("-latn", "")


def test_an_old_address_leads_to_the_new_one_in_lacinka(site: Site, client: Client) -> None:
    page = editions("be", slug="at-the-border")["be"]
    page.commentaries[0].value["slug"] = "new-name"
    page.save_revision().publish()

    assert client.get(PATH)["Location"] == "/be-latn/issues/2018-06-11/new-name/"


@pytest.mark.parametrize(
    "path",
    ["/be-latn/admin/", "/be-latn/static/home/icon.svg", "/be-latn/robots.txt", "/be-latnx/"],
)
def test_nothing_but_readers_pages_is_there(site: Site, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_private_page_is_not_to_be_read_in_lacinka_either(site: Site, client: Client) -> None:
    page = issue("be", date(2018, 6, 11), [commentary(title=TITLE, slug="at-the-border")])
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )

    response = client.get(PATH)

    assert response.status_code == 301
    assert response["Location"] == PATH.replace("-latn", "")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_in_lacinka_are_only_read(site: Site, client: Client, method: str) -> None:
    response = getattr(client, method)("/be-latn/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"


def test_the_head_of_a_page_can_be_asked_for_alone(site: Site, client: Client) -> None:
    response = client.head("/be-latn/about/")

    assert response.status_code == 200
    assert response["Content-Language"] == "be-Latn"


def test_quotes_in_other_languages_and_hostile_text_stay_what_they_are(
    site: Site, client: Client
) -> None:
    hostile = "</script><script>Так</script> & <b>"
    issue(
        "be",
        commentaries=[
            commentary(
                title=hostile,
                lead="Ён сказаў «Мы победили» і пайшоў.",
                slug="at-the-border",
                paragraphs=["Глядзіце <a href='https://elsewhere.test/шлях'>тут</a>."],
            )
        ],
    )
    html = body_of(client, PATH)

    assert "&lt;/script&gt;&lt;script&gt;Tak&lt;/script&gt; &amp; &lt;b&gt;</h1>" in html
    assert "Jon skazaŭ «Мы победили» i pajšoŭ." in html.replace("\u00a0", " ")
    assert '"https://elsewhere.test/шлях">tut</a>' in html
    assert "<script>" not in html


def test_a_section_renamed_is_renamed_in_lacinka(site: Site, client: Client) -> None:
    Section.objects.filter(slug="security-issues").update(name_be="Пытанні «бяспекі»")

    assert "Pytanni «biaspieki»" in body_of(client, "/be-latn/issues/section/security-issues/")


def test_a_page_in_lacinka_asks_what_the_page_in_cyrillic_asks(site: Site, client: Client) -> None:
    editions("be", "en", slug="at-the-border")

    def queries(path: str) -> list[str]:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return [re.sub(r"SAVEPOINT \S+", "SAVEPOINT", query["sql"]) for query in captured]

    for rest in ("", "about/", "issues/2018-06-11/at-the-border/", "nothing/"):
        found = [len(queries(f"/{root}/{rest}")) for root in ("be", "be-latn")]
        assert found[0] == found[1], rest


def test_a_page_withdrawn_is_missing_in_lacinka_too(site: Site, client: Client) -> None:
    PlainPage.objects.get(slug="about", locale__language_code="be").unpublish()

    assert client.get("/be-latn/about/").status_code == 404
