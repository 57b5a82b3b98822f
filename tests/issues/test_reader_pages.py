"""What readers see of issues, in every language, and what it costs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from wagtail.models import Page, Site

from issues.models import Author, CommentaryAddress, IssuePage
from issues.reading.paths import index_paths, issue_path, path_from_tree
from tests import factories

pytestmark = pytest.mark.django_db

MONDAY = date(2018, 6, 11)
TITLES = {
    "be": "Звычайны тыдзень на мяжы",
    "ru": "Обычная неделя на границе",
    "en": "An ordinary week at the border",
}


def in_three_languages(week_start: date = MONDAY, **fields: Any) -> dict[str, IssuePage]:
    """One issue in every language, as translations of one another with one commentary."""
    block_id, key = str(uuid4()), uuid4()
    return {
        language: factories.issue(
            language,
            week_start,
            [factories.commentary(title=title, block_id=block_id, slug="at-the-border", **fields)],
            translation_key=key,
        )
        for language, title in TITLES.items()
    }


@pytest.fixture
def editions(site: Site) -> dict[str, IssuePage]:
    return in_three_languages()


def page_kinds(language: str) -> Iterator[str]:
    yield f"/{language}/"
    yield f"/{language}/issues/"
    yield f"/{language}/issues/2018/"
    yield f"/{language}/issues/2018-06-11/"
    yield f"/{language}/issues/2018-06-11/at-the-border/"
    yield f"/{language}/issues/section/security-issues/"
    yield f"/{language}/issues/section/security-issues/2018/"


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_every_page_kind_shows_the_commentary_in_its_language(
    editions: dict[str, IssuePage], client: Client, language: str
) -> None:
    for path in page_kinds(language):
        html = text_of(client, path)

        words = TITLES[language].split()
        assert " ".join(words) in html.replace("\u00a0", " "), path
        assert f'<html lang="{language}">' in html, path
        assert html.count("<h1") == 1, path


def test_every_page_kind_links_to_itself_in_the_other_languages(
    editions: dict[str, IssuePage], client: Client
) -> None:
    for here, russian, english in zip(
        page_kinds("be"), page_kinds("ru"), page_kinds("en"), strict=True
    ):
        html = text_of(client, here)

        assert (
            f'<a href="{here}" lang="be" hreflang="be" aria-current="true">Беларуская</a>' in html
        )
        assert f'<a href="{russian}" lang="ru" hreflang="ru">Русский</a>' in html
        assert f'<a href="{english}" lang="en" hreflang="en">English</a>' in html


def test_a_language_without_a_translation_is_not_linked(site: Site, client: Client) -> None:
    factories.issue("en", MONDAY, [factories.commentary(slug="at-the-border")])

    for path in ("/en/issues/2018-06-11/", "/en/issues/2018-06-11/at-the-border/"):
        html = text_of(client, path)

        assert "Беларуская" not in html
        assert "Русский" not in html


def test_a_commentary_missing_from_one_translation_is_not_linked_there(
    site: Site, client: Client
) -> None:
    key, block_id = uuid4(), str(uuid4())
    both = factories.commentary(block_id=block_id, slug="in-both")
    factories.issue(
        "en", MONDAY, [both, factories.commentary(slug="english-only")], translation_key=key
    )
    factories.issue("be", MONDAY, [both], translation_key=key)

    assert "Беларуская" in text_of(client, "/en/issues/2018-06-11/in-both/")
    assert "Беларуская" not in text_of(client, "/en/issues/2018-06-11/english-only/")


def test_an_old_address_leads_to_the_new_one_for_good(site: Site, client: Client) -> None:
    issue = factories.issue("en", MONDAY, [factories.commentary(slug="old-name")])
    issue.commentaries[0].value["slug"] = "new-name"
    issue.save_revision().publish()

    response = client.get("/en/issues/2018-06-11/old-name/")

    assert response.status_code == 301
    assert response["Location"] == "/en/issues/2018-06-11/new-name/"
    assert client.get(response["Location"]).status_code == 200


def test_an_unknown_commentary_is_not_found(editions: dict[str, IssuePage], client: Client) -> None:
    text_of(client, "/en/issues/2018-06-11/no-such-thing/", 404)


def test_an_address_of_a_commentary_that_is_gone_is_not_found(site: Site, client: Client) -> None:
    issue = factories.issue("en", MONDAY)
    CommentaryAddress.objects.create(
        translation_key=issue.translation_key, block_id=uuid4(), slug="withdrawn"
    )

    text_of(client, "/en/issues/2018-06-11/withdrawn/", 404)


def test_a_draft_is_not_found_and_not_listed(site: Site, client: Client) -> None:
    factories.issue("en", MONDAY, live=False)

    text_of(client, "/en/issues/2018-06-11/", 404)
    assert "2018-06-11" not in text_of(client, "/en/issues/")
    assert "2018-06-11" not in text_of(client, "/en/")


def test_an_alias_is_not_found_and_not_listed(site: Site, client: Client) -> None:
    issue = factories.issue("en", MONDAY)
    belarusian_index = Page.objects.get(slug="issues", locale__language_code="be")
    alias = issue.create_alias(
        parent=belarusian_index,
        update_locale=belarusian_index.locale,
        reset_translation_key=False,
    )
    assert alias.live

    text_of(client, "/be/issues/2018-06-11/", 404)
    assert "2018-06-11" not in text_of(client, "/be/issues/")
    assert "Беларуская" not in text_of(client, "/en/issues/2018-06-11/")


def test_a_year_without_issues_is_not_found(editions: dict[str, IssuePage], client: Client) -> None:
    for year in ("2017", "1000", "2999"):
        text_of(client, f"/en/issues/{year}/", 404)
        text_of(client, f"/en/issues/section/security-issues/{year}/", 404)


def test_an_unknown_section_is_not_found(editions: dict[str, IssuePage], client: Client) -> None:
    text_of(client, "/en/issues/section/gardening/", 404)


def test_pages_say_so_while_there_is_nothing_to_read(site: Site, client: Client) -> None:
    first = "The first issue has not come out yet."

    assert first in text_of(client, "/en/")
    assert first in text_of(client, "/en/issues/")
    assert "No commentary has come out in this section yet." in text_of(
        client, "/en/issues/section/security-issues/"
    )


def test_the_front_page_says_where_a_newer_issue_can_be_read(site: Site, client: Client) -> None:
    in_three_languages()
    factories.issue("en", MONDAY + timedelta(weeks=1))

    html = text_of(client, "/be/")

    assert '<a href="/en/issues/2018-06-18/" lang="en" hreflang="en">English</a>' in html
    assert 'href="/be/issues/2018-06-11/"' in html


def test_the_front_page_shows_the_latest_week_and_eight_before_it(
    site: Site, client: Client
) -> None:
    for number in range(12):
        factories.issue("en", MONDAY + timedelta(weeks=number))

    html = text_of(client, "/en/")

    shown = [number for number in range(12) if issue_at(number) in html]
    assert shown == [3, 4, 5, 6, 7, 8, 9, 10, 11]


def issue_at(number: int) -> str:
    return f'href="{issue_path("/en/issues/", MONDAY + timedelta(weeks=number))}"'


def test_a_verdict_is_said_in_words_beside_its_mark(site: Site, client: Client) -> None:
    factories.issue(
        "en",
        MONDAY,
        [factories.commentary(slug="worse", verdict="worse", verdict_reason="Two laws passed.")],
    )

    html = text_of(client, "/en/issues/2018-06-11/worse/")

    assert "The situation has gotten worse" in html
    assert 'data-verdict="worse"' in html
    assert "Two laws passed." in html


def test_authors_are_named_only_where_the_byline_is_a_named_one(site: Site, client: Client) -> None:
    author = Author.objects.create(name_be="Я. Колас", name_ru="Я. Колас", name_en="Y. Kolas")
    listed: dict[str, Any] = {"authors": [{"type": "item", "id": str(uuid4()), "value": author.pk}]}
    factories.issue(
        "en",
        MONDAY,
        [
            factories.commentary(slug="quiet", **listed),
            factories.commentary(slug="signed", byline="named", **listed),
        ],
    )

    quiet = text_of(client, "/en/issues/2018-06-11/quiet/")
    signed = text_of(client, "/en/issues/2018-06-11/signed/")

    assert "Kolas" not in quiet
    assert "Analysts of “Situation in Belarus”" in quiet
    assert "Y. Kolas" in signed
    assert "Analysts of" not in signed


def test_a_commentary_leads_to_the_ones_before_and_after_it_in_its_section(
    site: Site, client: Client
) -> None:
    for number, slug in enumerate(["first", "second", "third"]):
        factories.issue(
            "en",
            MONDAY + timedelta(weeks=number),
            [
                factories.commentary("the-ruling-elite", slug=f"{slug}-elsewhere"),
                factories.commentary(slug=slug),
            ],
        )

    html = text_of(client, "/en/issues/2018-06-18/second/")

    assert 'href="/en/issues/2018-06-11/first/" rel="prev"' in html
    assert 'href="/en/issues/2018-06-25/third/" rel="next"' in html
    assert 'href="/en/issues/2018-06-18/second-elsewhere/"' in html
    assert "first-elsewhere" not in html


def test_weeks_without_a_commentary_show_as_a_gap_in_the_section(
    site: Site, client: Client
) -> None:
    factories.issue("en", MONDAY)
    factories.issue("en", MONDAY + timedelta(weeks=3))

    html = text_of(client, "/en/issues/section/security-issues/")

    assert "2 weeks without a commentary in this section" in html


def test_hostile_texts_reach_readers_as_plain_text(site: Site, client: Client) -> None:
    script = "<script>alert(1)</script>"
    factories.issue(
        "en",
        MONDAY,
        [
            factories.commentary(
                slug="hostile",
                title=f"Title {script}",
                lead=f"Lead {script}",
                verdict_reason=f"Reason {script}",
                paragraphs=[
                    f'Fine {script}<img src=x onerror="alert(1)">'
                    '<a href="javascript:alert(1)">x</a>'
                    '<a href="https://example.org/" onclick="alert(1)" style="color:red">y</a>'
                ],
                sources=[
                    {
                        "type": "item",
                        "id": str(uuid4()),
                        "value": {"title": f"Source {script}", "url": "javascript:alert(1)"},
                    }
                ],
            ),
            factories.commentary(slug="other"),
        ],
        introduction=f"<p>Introduction {script}</p>",
    )

    for path in (*page_kinds("en"), "/en/issues/2018-06-11/hostile/"):
        if path.endswith("at-the-border/"):
            continue
        html = text_of(client, path)
        assert script not in html, path
        assert "onerror" not in html, path
        assert "onclick" not in html, path
        assert 'href="javascript:' not in html, path
    html = text_of(client, "/en/issues/2018-06-11/hostile/")
    assert f"Title {escape(script)}" in html
    assert '<a rel="external" href="https://example.org/">y</a>' in html


def test_every_block_of_a_body_is_shown(site: Site, client: Client) -> None:
    body = [
        ("paragraph", '<p data-block-key="a1b2c">A paragraph.</p>'),
        ("subheading", "A subheading"),
        ("quote", {"text": "A quotation.", "attribution": "A witness"}),
        (
            "table",
            {
                "columns": [
                    {"type": "text", "heading": "Year"},
                    {"type": "text", "heading": "Sum"},
                ],
                "rows": [{"values": ["2018", "33"]}],
                "caption": "A table",
            },
        ),
        (
            "link_card",
            {"url": "https://example.org/film", "title": "A film", "description": "Ten minutes."},
        ),
    ]
    blocks = [{"type": kind, "id": str(uuid4()), "value": value} for kind, value in body]
    factories.issue("en", MONDAY, [factories.commentary(slug="whole", body=blocks)])

    html = text_of(client, "/en/issues/2018-06-11/whole/")

    assert '<p data-block-key="a1b2c">A paragraph.</p>' in html
    assert ">A subheading</h2>" in html
    assert "<p>A quotation.</p>" in html
    assert "A witness" in html
    assert "<caption>A table</caption>" in html
    assert '<th scope="col">Sum</th>' in html
    assert 'href="https://example.org/film"' in html
    assert "<iframe" not in html


def test_no_reader_page_sets_a_cookie_or_varies_by_one(
    editions: dict[str, IssuePage], client: Client
) -> None:
    for path in (*page_kinds("be"), "/be/about/", "/be/nothing-here/"):
        response = client.get(path)

        assert not response.cookies, path
        assert "Set-Cookie" not in response, path
        assert "cookie" not in response.get("Vary", "").lower(), path


def test_no_reader_page_holds_script_or_style_of_its_own_or_asks_another_host(
    editions: dict[str, IssuePage], client: Client
) -> None:
    for path in page_kinds("en"):
        html = text_of(client, path)

        assert "<style" not in html, path
        assert " style=" not in html, path
        assert 'src="http' not in html, path
        assert html.count("<script") == html.count('<script type="application/ld+json"'), path


def test_our_addresses_are_those_of_wagtail(editions: dict[str, IssuePage]) -> None:
    for page in Page.objects.filter(depth__gte=2).specific():
        language = page.locale.language_code

        assert path_from_tree(page.url_path, language) == page.get_url()
        if isinstance(page, IssuePage):
            assert issue_path(index_paths()[language], page.week_start) == page.get_url()


def queries_of(path: str) -> int:
    client = Client()
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_pages_ask_as_few_questions_of_sixty_issues_as_of_six(site: Site) -> None:
    for number in range(6):
        in_three_languages(MONDAY + timedelta(weeks=number))
    paths = [
        "/be/",
        "/be/issues/",
        "/be/issues/2018/",
        "/be/issues/2018-06-18/",
        "/be/issues/2018-06-18/at-the-border/",
        "/be/issues/section/security-issues/",
        "/be/issues/section/security-issues/2018/",
        "/be/issues/verdicts/",
        "/be/issues/verdicts/2018/",
        "/be/about/",
    ]
    few = {path: queries_of(path) for path in paths}

    for number in range(6, 60):
        factories.issue("be", MONDAY + timedelta(weeks=number))

    assert {path: queries_of(path) for path in paths} == few
    assert max(few.values()) <= 25


def test_a_preview_shows_half_written_work_in_full(site: Site) -> None:
    begun = factories.commentary(title="Half a thought", verdict="", lead="", paragraphs=["Begun."])
    begun["value"]["section"] = None
    draft = factories.issue("en", MONDAY, [begun], live=False)

    html = draft.get_latest_revision_as_object().make_preview_request().content.decode()

    assert "Half a thought" in html
    assert "Begun." in html
