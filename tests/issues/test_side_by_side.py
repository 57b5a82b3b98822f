"""What a reader sees who reads one commentary in two languages."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import NAMESPACE_DNS, uuid4, uuid5

import html5lib
import pytest
from django.conf import settings
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction, Site

from issues.blocks.correction import Stamp
from issues.models import Author, IssuePage, StalePart
from issues.reading.contents import anchor
from tests import factories

pytestmark = pytest.mark.django_db

MONDAY = date(2018, 6, 11)
COMMENTARY = str(uuid5(NAMESPACE_DNS, "commentary"))
HERE = "/be/issues/2018-06-11/at-the-border/with/ru/"
TITLES = {"be": "Тыдзень на мяжы", "ru": "Неделя на границе", "en": "A week at the border"}


def block_id(name: str) -> str:
    return str(uuid5(NAMESPACE_DNS, name))


def block(kind: str, value: Any, name: str = "") -> dict[str, Any]:
    """A block of a body; ``name`` is the same for the same block in two languages."""
    return {"type": kind, "id": block_id(name or kind), "value": value}


def edition(
    language: str, *body: dict[str, Any], key: Any = COMMENTARY, **fields: Any
) -> IssuePage:
    """The issue of the week in ``language``, with one commentary."""
    paragraph = block("paragraph", f'<p data-block-key="k1">{language}</p>')
    return factories.issue(
        language,
        MONDAY,
        [
            factories.commentary(
                title=TITLES[language],
                block_id=COMMENTARY,
                **{"slug": "at-the-border", "body": list(body) or [paragraph], **fields},
            )
        ],
        translation_key=uuid5(NAMESPACE_DNS, "issue"),
    )


def document(client: Client, path: str = HERE) -> Any:
    response = client.get(path)
    assert response.status_code == 200, path
    return html5lib.parse(response.content, namespaceHTMLElements=False)


def text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def rows(page: Any) -> list[list[tuple[str, str]]]:
    """The rows of the page in order, each as ``[(language, text)]``; notes are left out."""
    found = []
    for row in page.iter():
        classes = (row.get("class") or "").split()
        if "pair" not in classes or "pair--languages" in classes:
            continue
        cells = [(cell.get("lang"), text(cell)) for cell in row.iter() if cell.get("lang")]
        if cells:
            found.append(cells)
    return found


def notes(page: Any) -> list[str]:
    return [text(tag) for tag in page.iter("p") if tag.get("class") == "pair__note"]


def test_each_paragraph_stands_beside_its_counterpart(site: Site, client: Client) -> None:
    edition(
        "be",
        block("paragraph", '<p data-block-key="k1">Адзін</p><p data-block-key="k2">Два</p>'),
        block("subheading", "Гандаль"),
        block("paragraph", '<p data-block-key="k3">Тры</p>', "end"),
        lead="Тыдзень адным сказам.",
    )
    edition(
        "ru",
        block("paragraph", '<p data-block-key="k1">Один</p><p data-block-key="k2">Два</p>'),
        block("subheading", "Торговля"),
        block("paragraph", '<p data-block-key="k3">Три</p>', "end"),
        lead="Неделя одной фразой.",
    )

    assert rows(document(client)) == [
        [("be", "Тыдзень на мяжы"), ("ru", "Неделя на границе")],
        [("be", "Сітуацыя не змянілася"), ("ru", "Ситуация не изменилась")],
        [("be", "Тыдзень адным сказам."), ("ru", "Неделя одной фразой.")],
        [("be", "Адзін"), ("ru", "Один")],
        [("be", "Два"), ("ru", "Два")],
        [("be", "Гандаль"), ("ru", "Торговля")],
        [("be", "Тры"), ("ru", "Три")],
        [("be", "Аналітыкі «Сітуацыі ў Беларусі»"), ("ru", "Аналитики «Ситуации в Беларуси»")],
    ]


def test_a_paragraph_that_one_language_has_stands_alone_and_says_so(
    site: Site, client: Client
) -> None:
    edition("be", block("paragraph", '<p data-block-key="k1">А</p><p data-block-key="k2">Б</p>'))
    edition("ru", block("paragraph", '<p data-block-key="k2">Б</p><p data-block-key="k3">В</p>'))

    page = document(client)

    assert rows(page)[3:6] == [[("be", "А")], [("be", "Б"), ("ru", "Б")], [("ru", "В")]]
    assert notes(page) == ["Толькі па-беларуску", "Толькі па-руску"]
    only = [row.get("data-only") for row in page.iter("div") if row.get("data-only")]
    assert only == ["first", "second"]


def test_paragraphs_without_keys_stand_in_their_order_within_a_block(
    site: Site, client: Client
) -> None:
    edition("be", block("paragraph", "<p>Адзін</p><p>Два</p>"))
    edition("ru", block("paragraph", '<p data-block-key="k1">Один</p><p>Два</p><p>Три</p>'))

    assert rows(document(client))[3:6] == [
        [("be", "Адзін"), ("ru", "Один")],
        [("be", "Два"), ("ru", "Два")],
        [("ru", "Три")],
    ]


def test_a_paragraph_older_than_its_original_says_so_in_the_language_of_the_page(
    site: Site, client: Client
) -> None:
    body = [
        block("paragraph", '<p data-block-key="k1">1</p><p data-block-key="k2">2</p>'),
        block("subheading", "Гандаль"),
        block("quote", {"text": "Цытата", "attribution": ""}),
    ]
    edition("be", *body)
    behind = edition("ru", *body)
    outdated = [
        ("title", ""),
        ("verdict_reason", ""),
        ("lead", ""),
        (block_id("paragraph"), "k2"),
        (block_id("subheading"), ""),
        (block_id("quote"), ""),
    ]
    for part, key in outdated:
        StalePart.objects.create(page=behind, block_id=COMMENTARY, part=part, key=key)

    page = document(client)

    assert notes(page) == ["Перакладзена да таго, як змяніўся арыгінал"] * len(outdated)
    noted = [
        text(row)
        for row in page.iter("div")
        if (row.get("class") or "").split()[:1] == ["pair"] and notes(row)
    ]
    assert noted[3].startswith("2 2")
    russian = client.get("/ru/issues/2018-06-11/at-the-border/with/be/").content.decode()
    assert russian.count("Переведено до того, как изменился оригинал") == len(outdated)
    # What stands beside a third language is the other translation, which is not behind.
    edition("en", *body)
    english = client.get("/en/issues/2018-06-11/at-the-border/with/be/").content.decode()
    assert "Translated before the original changed" not in english


def test_blocks_in_another_order_are_all_there(site: Site, client: Client) -> None:
    first, second = ('<p data-block-key="k1">1</p>', '<p data-block-key="k2">2</p>')
    edition("be", block("paragraph", first, "first"), block("paragraph", second, "second"))
    edition("ru", block("paragraph", second, "second"), block("paragraph", first, "first"))

    found = rows(document(client))[3:-1]

    assert [cell for row in found for cell in row if cell[0] == "be"] == [("be", "1"), ("be", "2")]
    assert [cell for row in found for cell in row if cell[0] == "ru"] == [("ru", "2"), ("ru", "1")]


def test_list_items_stand_beside_one_another_and_keep_their_numbers(
    site: Site, client: Client
) -> None:
    for language, words in (("be", "пункт"), ("ru", "пункт")):
        edition(
            language,
            block(
                "paragraph",
                f'<ol><li data-block-key="k1">{words} 1<ul><li data-block-key="k2">унутры</li></ul>'
                f'</li><li data-block-key="k3">{words} 2</li></ol>',
            ),
        )

    page = document(client)

    assert [[words for _language, words in row] for row in rows(page)[3:6]] == [
        ["пункт 1", "пункт 1"],
        ["унутры", "унутры"],
        ["пункт 2", "пункт 2"],
    ]
    assert [tag.get("start") for tag in page.iter("ol") if tag.get("start")] == ["1", "1", "2", "2"]
    assert [tag.get("data-depth") for tag in page.iter("ul") if tag.get("data-depth")] == ["2", "2"]


def test_every_kind_of_block_is_shown_in_both_languages(site: Site, client: Client) -> None:
    picture = get_image_model().objects.create(title="x", file=get_test_image_file())
    for language, words in (("be", "па-беларуску"), ("ru", "по-русски")):
        edition(
            language,
            block("paragraph", f'<p data-block-key="k1">Абзац {words}</p>'),
            block("quote", {"text": f"Цытата {words}", "attribution": f"Сведка {words}"}),
            block("subheading", f"Загаловак {words}"),
            block(
                "picture", {"picture": picture.pk, "alt_text": "x", "caption": f"Подпіс {words}"}
            ),
            block(
                "table",
                {
                    "columns": [{"type": "text", "heading": f"Год {words}"}],
                    "rows": [{"values": ["2018"]}],
                    "caption": f"Табліца {words}",
                },
            ),
            block(
                "link_card",
                {"url": "https://example.org/", "title": f"Фільм {words}", "description": ""},
            ),
        )

    page = document(client)

    for words in ("Абзац", "Цытата", "Сведка", "Загаловак", "Подпіс", "Год", "Табліца", "Фільм"):
        assert text(page.find("body")).count(f"{words} па-беларуску") == 1, words
        assert text(page.find("body")).count(f"{words} по-русски") == 1, words
    headings = [
        text(tag) for tag in page.iter("h2") if tag.get("id") == anchor(block_id("subheading"))
    ]
    assert headings == ["Загаловак па-беларуску Загаловак по-русски"]
    assert len([tag for tag in page.iter() if tag.get("data-same-picture") is not None]) == 1
    assert len(list(page.iter("table"))) == 2


def test_each_side_is_set_by_the_rules_of_its_own_language(site: Site, client: Client) -> None:
    sentence = block("paragraph", '<p data-block-key="k1">A — b</p>')
    edition("be", sentence)
    edition("en", sentence)
    author = Author.objects.create(name_be="Я. Колас", name_ru="Я. Колас", name_en="Y. Kolas")
    named = [{"type": "item", "id": str(uuid4()), "value": author.pk}]
    edition("ru", sentence, byline="named", authors=named)

    html = client.get("/en/issues/2018-06-11/at-the-border/with/be/").content.decode()

    assert "A — b</p>" in html
    assert "A\u00a0— b</p>" in html
    assert '<html lang="en">' in html
    assert "Сітуацыя не змянілася" in html
    assert "The situation has not changed" in html
    html = client.get("/en/issues/2018-06-11/at-the-border/with/ru/").content.decode()
    assert "Analysts of “Situation in Belarus”" in html
    assert "Я. Колас" in html


def source(title: str, name: str = "") -> dict[str, Any]:
    return {
        "type": "item",
        "id": block_id(name or title),
        "value": {"title": title, "url": "https://example.org/"},
    }


def test_sources_are_listed_once_where_they_are_the_same(site: Site, client: Client) -> None:
    edition("be", sources=[source("Decree")])
    edition("ru", sources=[source("Decree")])
    edition("en", sources=[source("Decree"), source("Law")])

    same = client.get(HERE).content.decode()
    different = document(client, "/be/issues/2018-06-11/at-the-border/with/en/")

    assert same.count("Decree") == 1
    assert rows(different)[-1] == [
        ("be", "Decree example.org"),
        ("en", "Decree example.org Law example.org"),
    ]


def test_corrections_are_told_in_each_language(site: Site, client: Client) -> None:
    stamp = Stamp(datetime(2018, 6, 20, 9, tzinfo=UTC), "be").stored()
    note = {"type": "item", "id": block_id("note"), "value": {"note": "Іншы раён.", "stamp": stamp}}
    edition("be", corrections=[note])
    edition("ru", corrections=[note])
    edition("en")

    both = document(client)
    one = document(client, "/en/issues/2018-06-11/at-the-border/with/be/")

    assert rows(both)[-2] == [
        ("be", "20 чэрвеня 2018 г. Іншы раён."),
        (
            "ru",
            "Белорусский оригинал исправлен 20 июня 2018 г.; "
            "в этом переводе исправление пока не учтено.",
        ),
    ]
    assert rows(one)[-2] == [("be", "20 чэрвеня 2018 г. Іншы раён.")]
    assert "Corrections" in [text(tag) for tag in one.iter("h2")]
    assert notes(one) == []


def test_a_search_engine_is_sent_to_the_page_in_one_language(site: Site, client: Client) -> None:
    edition("be")
    edition("ru")

    head = client.get(HERE).content.decode().split("</head>")[0]

    canonical = f"{settings.PUBLIC_ORIGIN}/be/issues/2018-06-11/at-the-border/"
    assert f'<link rel="canonical" href="{canonical}">' in head
    assert '<meta name="robots" content="noindex">' in head
    assert "hreflang" not in head
    assert "/with/" not in client.get("/sitemap.xml").content.decode()


def test_the_language_switcher_keeps_two_languages_side_by_side(site: Site, client: Client) -> None:
    for language in ("be", "ru", "en"):
        edition(language)

    page = document(client)

    switcher = next(nav for nav in page.iter("nav") if nav.get("class") == "language-switcher")
    assert [link.get("href") for link in switcher.iter("a")] == [
        "/be/issues/2018-06-11/at-the-border/with/ru/",
        "/ru/issues/2018-06-11/at-the-border/with/be/",
        "/en/issues/2018-06-11/at-the-border/with/ru/",
    ]
    for link in page.iter("a"):
        if link.get("href").startswith("/"):
            assert client.get(link.get("href")).status_code == 200, link.get("href")


def test_a_commentary_leads_to_its_text_in_two_languages(site: Site, client: Client) -> None:
    for language in ("be", "ru", "en"):
        edition(language)

    html = client.get("/be/issues/2018-06-11/at-the-border/").content.decode()

    assert f'href="{HERE}"' in html
    assert 'href="/be/issues/2018-06-11/at-the-border/with/en/"' in html
    assert "Дзве мовы побач" in html
    assert 'with/be/"' not in html


def test_a_commentary_in_one_language_has_nothing_to_stand_beside(
    site: Site, client: Client
) -> None:
    edition("be")

    assert "/with/" not in client.get("/be/issues/2018-06-11/at-the-border/").content.decode()


@pytest.mark.parametrize("other", ["be", "de", "en", "x"])
def test_without_two_languages_there_is_no_page_but_each_of_them_is_offered(
    site: Site, client: Client, other: str
) -> None:
    edition("be")
    edition("ru")

    response = client.get(f"/be/issues/2018-06-11/at-the-border/with/{other}/")

    assert response.status_code == 404
    assert [offer.path for offer in response.context["offers"]] == [
        "/be/issues/2018-06-11/at-the-border/",
        "/ru/issues/2018-06-11/at-the-border/",
    ]
    assert "Гэтага тэксту няма на абедзвюх мовах адразу" in response.content.decode()


def test_a_text_that_nobody_can_read_yet_stands_beside_nothing(site: Site, client: Client) -> None:
    edition("be")
    page = edition("ru")
    page.unpublish()

    assert client.get(HERE).status_code == 404
    assert "/with/" not in client.get("/be/issues/2018-06-11/at-the-border/").content.decode()


def test_a_text_behind_a_password_stands_beside_nothing(site: Site, client: Client) -> None:
    edition("be")
    page = edition("ru", block("paragraph", '<p data-block-key="k1">Тайна</p>'))
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )

    response = client.get(HERE)

    assert response.status_code == 404
    assert "Тайна" not in response.content.decode()
    assert [offer.code for offer in response.context["offers"]] == ["be"]
    assert "/with/" not in client.get("/be/issues/2018-06-11/at-the-border/").content.decode()


def test_an_alias_stands_beside_nothing(site: Site, client: Client) -> None:
    page: Any = edition("be")
    page.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)

    assert client.get(HERE).status_code == 404


def test_a_former_address_leads_to_the_present_one_in_both_languages(
    site: Site, client: Client
) -> None:
    edition("ru")
    page = edition("be")
    page.commentaries[0].value["slug"] = "at-the-frontier"
    page.save_revision().publish()

    response = client.get(HERE)

    assert response.status_code == 301
    assert response["Location"] == "/be/issues/2018-06-11/at-the-frontier/with/ru/"
    assert client.get(response["Location"]).status_code == 200


def test_an_issue_moved_to_its_right_week_takes_both_languages_along(
    site: Site, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = edition("be")
    with django_capture_on_commit_callbacks(execute=True):
        page.week_start = date(2018, 6, 18)
        page.save_revision().publish()

    for rest in ("", "at-the-border/", "at-the-border/with/ru/"):
        response = client.get(f"/be/issues/2018-06-11/{rest}")
        assert response.status_code == 301, rest
        assert response["Location"] == f"/be/issues/2018-06-18/{rest}"


def test_a_preview_leads_to_what_readers_can_open_only(site: Site, client: Client) -> None:
    edition("be")
    draft = edition("ru")
    draft.commentaries[0].value["slug"] = "not-published"
    preview = draft.make_preview_request().content.decode()

    assert "not-published/with/" not in preview
    assert "/with/" not in preview


def test_hostile_texts_are_plain_text_on_either_side(site: Site, client: Client) -> None:
    script = "<script>alert(1)</script>"
    for language in ("be", "ru"):
        edition(
            language,
            block(
                "paragraph", f'<p data-block-key="k1" onclick="x">{script}A</p><ol>{script}</ol>'
            ),
            lead=script,
            verdict_reason=script,
        )

    html = client.get(HERE).content.decode()

    assert script not in html
    assert "onclick" not in html
    assert html.count("<script") == html.count('<script type="application/ld+json"')


def test_stored_blocks_that_are_not_understood_are_shown_to_nobody(
    site: Site, client: Client
) -> None:
    unknown = {"type": "hologram", "id": block_id("x"), "value": "hidden"}
    paragraph = block("paragraph", '<p data-block-key="k1">A</p>')
    edition("be", paragraph, unknown)
    edition("ru", paragraph)

    assert len(rows(document(client))) == 5
