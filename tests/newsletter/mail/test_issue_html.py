"""The HTML of an issue's mail: whole, within its size, loading nothing, and safe to open."""

import re

import pytest
from bs4 import BeautifulSoup

from issues.document.content import LinkCard, Picture, Quote, Source, Subheading, Table
from newsletter.mail.issue_html import MOST_BYTES, size_of
from tests.architecture.files import ROOT
from tests.home.test_design import colours
from tests.newsletter.mail.parts import html_of, long_issue, plain_of
from tests.newsletter.mail.reading import seen, words
from tests.publishing.documents import commentary, document, rich

STYLES = (ROOT / "newsletter/templates/newsletter/mail/mail.css").read_text()
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ settings }}&nbsp;\u202e'


def with_parts(*parts: object, language: str = "en") -> BeautifulSoup:
    return seen(html_of(document(language, commentaries=(commentary(parts=parts),))))


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_five_full_commentaries_in_one_language_go_out_whole(language: str) -> None:
    html = html_of(long_issue(language))

    assert size_of(html) <= MOST_BYTES
    assert all(f"{language}-{number}-end" in html for number in range(1, 6))


@pytest.mark.parametrize("order", [("be", "ru"), ("ru", "be")])
def test_where_two_languages_are_too_long_the_second_is_shortened_and_says_so(
    order: tuple[str, str],
) -> None:
    first, second = order
    documents = [long_issue(language) for language in order]
    html, plain = html_of(*documents), plain_of(*documents)
    page = words(seen(html))

    assert size_of(html) <= MOST_BYTES
    assert all(f"{first}-{number}-end" in html for number in range(1, 6))
    assert f"{second}-5-end" not in html
    for number in range(1, 6):
        assert f"{second}-{number}-title" in page
        assert f"{second}-{number}-lead" in page
        assert f"{second}-{number}-end" in plain
    assert {"be": "скарочаныя", "ru": "сокращены"}[second] in page
    assert documents[1].commentaries[4].address in html


def test_no_more_is_shortened_than_has_to_be() -> None:
    html = html_of(long_issue("be", 3), long_issue("ru", 4))

    assert "be-3-end" in html
    assert "ru-1-end" in html
    assert "ru-4-end" not in html


def test_an_issue_longer_than_a_mail_is_shortened_from_its_end() -> None:
    html = html_of(long_issue("be", 9))

    assert size_of(html) <= MOST_BYTES
    assert "be-1-end" in html
    assert "be-9-end" not in html
    assert "be-9-title" in html


def test_each_language_says_that_it_is_one_and_comes_in_the_order_chosen() -> None:
    page = seen(html_of(document("ru"), document("be")))
    blocks = [div["lang"] for div in page.find_all("div", lang=True)]

    assert blocks == ["ru", "be"]
    assert words(page.select_one("div[lang=be] h1")) == "11–17 чэрвеня 2018 г."


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_mail_loads_nothing_and_its_links_lead_to_us_or_to_sources(language: str) -> None:
    html = html_of(document(language))
    page = seen(html)

    assert not page.find_all(["img", "script", "link", "form", "iframe", "object", "video", "svg"])
    assert not re.search(r"\bsrc\s*=|url\(|@import|@font-face|background\s*=|srcset", html)
    for link in page.find_all("a", href=True):
        address = str(link["href"])
        if address.startswith("#"):
            assert page.find(id=address[1:])
        else:
            assert re.match(r"https://(situation|elsewhere)\.test/", address)


def test_a_verdict_is_words_and_a_sign_that_no_picture_is_needed_for() -> None:
    page = seen(html_of(document("en")))
    verdict = page.find(class_="verdict")

    assert verdict is not None
    assert words(verdict) == "▼ The situation has gotten worse One sentence says why."


def test_a_picture_is_what_it_shows_and_a_way_to_it() -> None:
    page = with_parts(Picture("p.jpg", "x.png", "A column chart", "Trade", "CC BY 4.0"))
    picture = page.select(".notice")[-1]

    assert words(picture) == "Picture: A column chart Trade CC BY 4.0 See it on the site"
    assert picture.select("a[href$='/a-calm-week-at-the-border/']")


def test_quotes_subheadings_and_cards_are_all_there() -> None:
    page = with_parts(
        Quote((("The first line", "and the second"), ("Another",)), "A minister"),
        Subheading("Two things"),
        LinkCard("A film", "https://elsewhere.test/film", "Two hours long"),
        rich('<ul><li>One<ol><li>inside</li></ol></li></ul><p>An <a href="/x/">address</a>.</p>'),
    )
    text = words(page)

    assert "The first line and the second Another A minister" in text
    assert [heading.get_text() for heading in page.find_all("h3")] == ["Two things"]
    assert "A film Two hours long https://elsewhere.test/film" in text
    assert page.find("a", href="https://situation.test/x/")
    assert page.select("ul > li > ol > li")


def test_a_table_that_a_phone_cannot_hold_becomes_lines() -> None:
    narrow = with_parts(Table("Duties", ("Year", "Duty"), (("2018", "30 %"),)))
    head = ("Enterprise", "Representative", "Responsibility", "Circumstances")
    wide = with_parts(Table("", head, (("Belaruskali", "", "everything", "unclear"),)))

    assert [cell.get_text() for cell in narrow.select(".table th")] == ["Year", "Duty", "2018"]
    assert not wide.select(".table")
    assert (
        words(wide.select_one(".row"))
        == "Enterprise: Belaruskali Responsibility: everything Circumstances: unclear"
    )


def test_a_source_names_the_site_it_leads_to() -> None:
    sources = (Source("A decree", "https://www.elsewhere.test/decree"), Source("A talk", ""))
    page = seen(html_of(document("en", commentaries=(commentary(sources=sources),))))

    assert [words(item) for item in page.select(".source")] == [
        "A decree elsewhere.test",
        "A talk",
    ]


def test_nothing_that_anybody_wrote_becomes_markup() -> None:
    hostile = commentary(
        title=HOSTILE,
        lead=HOSTILE,
        reason=HOSTILE,
        section=HOSTILE,
        authors=(HOSTILE,),
        sources=(Source(HOSTILE, "https://elsewhere.test/?a=" + '"><script>'),),
        parts=(
            Subheading(HOSTILE),
            Quote(((HOSTILE,),), HOSTILE),
            Picture("x", "y", HOSTILE, HOSTILE, HOSTILE),
            Table(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),)),
            LinkCard(HOSTILE, 'https://elsewhere.test/"onclick="x', HOSTILE),
        ),
    )
    page = seen(html_of(document("en", commentaries=(hostile, hostile))))

    assert not page.find_all(["script", "img"])
    assert not page.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))
    assert page.find_all("h2")[0].get_text() == HOSTILE


def test_a_neutral_mail_begins_without_the_name_of_the_site_in_any_language() -> None:
    names = ("Situation in Belarus", "Сітуацыя ў Беларусі", "Ситуация в Беларуси")
    for language in ("be", "ru", "en"):
        html = html_of(document(language), neutral=True)
        plain = plain_of(document(language), neutral=True)
        beginning = html.replace("\xa0", " ").partition("<h2")[0]
        assert not any(name in beginning for name in names)
        assert not any(name in plain.partition("---")[0] for name in names)
        assert document(language).title in html_of(document(language)).replace("\xa0", " ")


def test_a_list_of_mails_shows_of_a_neutral_one_what_it_is_told_to() -> None:
    page = BeautifulSoup(html_of(document("en"), neutral=True), "html.parser")
    beginning = page.find(class_="beginning")

    assert beginning is not None
    shown = beginning.get_text()
    assert shown.startswith("The text stands below.")
    assert len(shown) > 200
    assert not re.search(r"\w", shown.partition("stop it.")[2])
    assert page.body is not None
    assert page.body.find(True) is beginning


def test_the_colours_of_mail_are_those_of_the_site_each_with_its_own_in_the_dark() -> None:
    light, _, dark = STYLES.partition("@media (prefers-color-scheme: dark)")
    pairs = set(colours().values())
    in_light, in_dark = (set(re.findall(r"#[0-9a-f]{3,8}", part)) for part in (light, dark))

    assert in_light <= {pair[0] for pair in pairs}
    assert in_dark == {pair[1] for pair in pairs if pair[0] in in_light}


def test_what_depends_on_the_screen_stays_above_and_all_else_stands_on_its_element() -> None:
    html = html_of(document("be"))
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)

    assert len(style) == 1
    assert style[0].strip().startswith("@media (prefers-color-scheme: dark)")
    assert 'style="' in html
    assert "&nbsp;" not in html
