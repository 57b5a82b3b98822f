"""How texts are set for readers: weeks, verdicts, line breaks, rich text."""

from datetime import date

import pytest
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.rich_text import RichText

from issues.reading.meta import shorten
from issues.templatetags.reader import (
    host,
    safe_rich_text,
    typeset,
    verdict_words,
    web_address,
    week,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "<span>July 30 –</span> <span>August 5, 2018</span>"),
        ("be", f"<span>30 ліпеня –</span> <span>5 жніўня 2018{NBSP}г.</span>"),
        ("ru", f"<span>30 июля –</span> <span>5 августа 2018{NBSP}г.</span>"),
    ],
)
def test_a_week_can_break_only_after_its_dash(language: str, expected: str) -> None:
    with translation.override(language):
        html = week(date(2018, 7, 30))

    assert html == f'<time class="week" datetime="2018-W31">{expected}</time>'


def test_the_last_days_of_december_belong_to_the_week_of_the_next_year() -> None:
    assert 'datetime="2019-W01"' in week(date(2018, 12, 31))


def test_a_week_within_a_month_is_one_piece() -> None:
    with translation.override("be"):
        html = week(date(2018, 6, 11), "short")

    assert html == '<time class="week" datetime="2018-W24"><span>11–17 чэрвеня</span></time>'


def test_an_unknown_verdict_has_no_words() -> None:
    assert verdict_words("better") == "The situation has gotten better"
    assert verdict_words("") == ""
    assert verdict_words("splendid") == ""


def test_belarusian_lines_neither_start_with_a_dash_nor_end_with_a_lone_letter() -> None:
    with translation.override("be"):
        set_text = typeset("Мінск — і ў Берліне, і ў «Маскве»")

    assert set_text == f"Мінск{NBSP}— і{NBSP}ў{NBSP}Берліне, і{NBSP}ў{NBSP}«Маскве»"


def test_a_number_stays_with_its_word() -> None:
    with translation.override("ru"):
        assert typeset("Минск, 22 июня") == f"Минск, 22{NBSP}июня"
    assert typeset("Minsk, 22 June") == f"Minsk, 22{NBSP}June"


def test_english_dashes_and_letters_are_left_as_they_are() -> None:
    assert typeset("Minsk — a week") == "Minsk — a week"


def test_number_ranges_stay_whole() -> None:
    assert typeset("Article 193-1") == 'Article <span class="unbroken">193-1</span>'


def test_typesetting_escapes_markup() -> None:
    assert typeset('<b onclick="x">1-2</b>') == (
        '&lt;b onclick=&quot;x&quot;&gt;<span class="unbroken">1-2</span>&lt;/b&gt;'
    )


def test_rich_text_is_set_between_its_tags_only() -> None:
    with translation.override("ru"):
        html = safe_rich_text('<p>Слово — и <a href="https://example.org/?a — b">в сети</a></p>')

    assert html == (
        f'<p>Слово{NBSP}— и <a rel="external" href="https://example.org/?a — b">в{NBSP}сети</a></p>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<p style="position:fixed" class="x" onclick="alert(1)">x</p>',
        '<svg><a href="javascript:alert(1)">x</a></svg>',
        '<iframe src="https://example.org/"></iframe>',
        '<embed embedtype="media" url="https://example.org/film"/>',
    ],
)
def test_rich_text_loses_what_editors_cannot_write(db: None, hostile: str) -> None:
    html = safe_rich_text(RichText(f"<p>Before</p>{hostile}<p>After</p>"))

    assert html.startswith("<p>Before</p>")
    assert html.endswith("<p>After</p>")
    for piece in ("script", "alert", "style=", "onclick", "iframe", "src=", "data:", "embed"):
        assert piece not in html


def test_rich_text_links_to_our_own_pages_without_a_host(site: Site) -> None:
    about = Page.objects.get(slug="about", locale__language_code="be")

    with translation.override("be"):
        html = safe_rich_text(
            f'<p data-block-key="k1"><a id="{about.pk}" linktype="page">x</a></p>'
        )

    assert html == '<p data-block-key="k1"><a href="/be/about/">x</a></p>'


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org/", ""),
        ("https://", ""),
        ("http://[broken", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_addresses_of_the_web_become_links(address: str | None, kept: str) -> None:
    assert web_address(address) == kept


def test_a_site_is_named_without_www() -> None:
    assert host("https://www.example.org/film") == "example.org"
    assert host("http://[broken") == ""


def test_a_description_is_cut_between_words() -> None:
    assert shorten("One\n two  three", 20) == "One two three"
    assert shorten("one two three four", 12) == "one two…"
    assert len(shorten("слова " * 100)) <= 200
    assert len(shorten("х" * 500)) == 200
