"""A whole page in Łacinka: what is converted in it, and what stays."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.lacinka.page import in_lacinka, path_in_lacinka


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ('<html lang="be"><p>Мова</p></html>', '<html lang="be-Latn"><p>Mova</p></html>'),
        ("<title>Мова &amp; час</title>", "<title>Mova &amp; čas</title>"),
        ("<p>аб&#x27;ява &lt;тут&gt;</p>", "<p>abjava &lt;tut&gt;</p>"),
        ("<p>Ш<b>то</b></p>", "<p>Š<b>to</b></p>"),
        ('<img src="/м.png" alt="Мост">', '<img src="/м.png" alt="Most">'),
        ('<nav aria-label="Мова"></nav>', '<nav aria-label="Mova"></nav>'),
        ("<a title='Хто \"там\"'>x</a>", '<a title="Chto &quot;tam&quot;">x</a>'),
        (
            '<meta name="description" content="Мова"><meta property="og:title" content="Час">',
            '<meta name="description" content="Mova"><meta property="og:title" content="Čas">',
        ),
        (
            '<svg viewBox="0 0 1 1" role="img" aria-label="Вышэй"><text>Уніз</text></svg>',
            '<svg viewBox="0 0 1 1" role="img" aria-label="Vyšej"><text>Uniz</text></svg>',
        ),
        ('<div lang="ru">Мова <p lang="be">Мова</p></div>', None),
        ("<!doctype html><!-- Мова --><p>Мова", "<!doctype html><!-- Мова --><p>Mova"),
    ],
)
def test_what_a_reader_sees_or_hears_is_converted(cyrillic: str, latin: str | None) -> None:
    expected = latin or '<div lang="ru">Мова <p lang="be-Latn">Mova</p></div>'

    assert in_lacinka(cyrillic) == expected


@pytest.mark.parametrize(
    "html",
    [
        '<p lang="ru" title="Слово">Слово <b>и дело</b></p>',
        '<p lang="en">Слова</p>',
        '<p lang="be-tarask">Сьнег</p>',
        "<p><code>імя</code> <kbd>Увод</kbd></p><pre>слова</pre>",
        '<script src="/x.js">слова < слова</script>',
        '<a href="/ru/issues/" lang="ru" hreflang="ru">Русский</a>',
        '<a href="/be/issues/" lang="be" hreflang="be">Беларуская</a>',
        '<meta name="citation_title" content="Мова"><meta name="og:url" content="/мова">',
        '<input name="мова" value="мова">',
        '<p class="мова" data-verdict="better" id="мова">x</p>',
        '<path d="M8 2l7 12H1z"/>',
    ],
)
def test_other_languages_code_and_marks_for_machines_stay(html: str) -> None:
    assert in_lacinka(html) == html


def test_what_is_marked_stays_and_says_that_it_is_in_cyrillic() -> None:
    html = '<p class="x" translate="no">Мова <b title="Так">так</b></p><p>так</p>'

    assert in_lacinka(html) == (
        '<p lang="be" class="x" translate="no">Мова <b title="Так">так</b></p><p>tak</p>'
    )


def test_text_after_an_element_that_stays_is_converted_again() -> None:
    html = '<ul><li lang="ru">Да<br></li><li>Не<img src="/x.png"> так<code>ё</code>я</li></ul>'

    assert in_lacinka(html) == (
        '<ul><li lang="ru">Да<br></li><li>Nie<img src="/x.png"> tak<code>ё</code>ja</li></ul>'
    )


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/be/", "/be-latn/"),
        ("/be/issues/2018-06-11/", "/be-latn/issues/2018-06-11/"),
        ("/be/issues/#main", "/be-latn/issues/#main"),
        ("/be/search/?q=x.y", "/be-latn/search/?q=x.y"),
        ("/be/feeds/all.atom", "/be/feeds/all.atom"),
        ("/be/issues/2018-06-11/slug/cite.bib", "/be/issues/2018-06-11/slug/cite.bib"),
        ("/ru/issues/", "/ru/issues/"),
        ("/bear/", "/bear/"),
        ("https://elsewhere.test/be/", "https://elsewhere.test/be/"),
        ("../", "../"),
        ("#main", "#main"),
        ("", ""),
    ],
)
def test_links_to_belarusian_pages_lead_on_in_lacinka(written: str, leads_to: str) -> None:
    assert path_in_lacinka(written) == leads_to
    assert in_lacinka(f'<a href="{written}">x</a>') == f'<a href="{leads_to}">x</a>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/be/" hreflang="be">x</a>',
        '<a href="/be/" translate="no" lang="be">x</a>',
        '<form action="/be/search/"></form>',
        '<link rel="canonical" href="https://situation.test/be/">',
        '<link rel="alternate" type="application/atom+xml" href="/be/feeds/all.atom">',
        '<img src="/be/x/">',
    ],
)
def test_links_that_mean_the_cyrillic_page_stay(html: str) -> None:
    assert in_lacinka(html) == html


def test_the_words_of_a_question_stay_as_they_were_typed() -> None:
    html = (
        '<form action="#found" role="search"><label>Мова</label>'
        '<input type="search" name="q" value="Мова" placeholder="Дом"><button>Ёсць</button></form>'
        '<p><b lang="" translate="no">Мова</b>: <mark>мова</mark></p>'
    )

    assert in_lacinka(html) == (
        '<form action="#found" role="search"><label>Mova</label>'
        '<input type="search" name="q" value="Мова" placeholder="Dom"><button>Josć</button></form>'
        '<p><b lang="" translate="no">Мова</b>: <mark>mova</mark></p>'
    )


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ('<a data-question href="?q==%D0%BD%D0%B0%D1%84%D1%82%D0%B0" translate="no">=нафта</a>',
         '<a data-question href="?q=%3Dnafta" translate="no">=nafta</a>'),
        ('<a data-question href="?q=%D0%BC%D0%BE%D0%B2%D0%B0&amp;year=2018" lang="be">мова</a>',
         '<a data-question href="?q=mova&amp;year=2018" lang="be-Latn">mova</a>'),
        ('<a data-question href="?q=%D0%B4%D0%BE%D0%BC" lang="ru">дом</a>', None),
        ('<a href="?q=%D0%B4%D0%BE%D0%BC">дом</a>', '<a href="?q=%D0%B4%D0%BE%D0%BC">dom</a>'),
    ],
)  # fmt: skip
def test_a_link_that_is_a_question_asks_what_it_says(cyrillic: str, latin: str | None) -> None:
    assert in_lacinka(cyrillic) == (latin or cyrillic)


def test_alternates_and_structured_data_go_and_nothing_with_them() -> None:
    html = (
        '<link rel="alternate" hreflang="ru" href="https://situation.test/ru/">'
        '<script type="application/ld+json">{"a": "<b>"}</script><p>Так</p>'
    )

    assert in_lacinka(html) == "<p>Tak</p>"


TAGS = st.sampled_from(["p", "b", "ul", "span", "svg"])
ATTRIBUTES = st.sampled_from(["", ' class="a"', ' id="x"', ' data-verdict="worse"', " hidden"])


def pages(letters: str) -> st.SearchStrategy[str]:
    """Sound HTML whose text is of ``letters`` and signs that HTML has to escape."""
    text = st.text(st.sampled_from(f"{letters} &<>\"'’–12"), max_size=8).map(
        lambda words: escape(words, quote=False)
    )
    return st.recursive(
        text,
        lambda inner: st.tuples(TAGS, ATTRIBUTES, st.lists(inner, max_size=3)).map(
            lambda part: f"<{part[0]}{part[1]}>{''.join(part[2])}<br></{part[0]}>"
        ),
        max_leaves=12,
    )


@given(pages("abcé"))
def test_a_page_without_cyrillic_stays_to_the_letter(html: str) -> None:
    assert in_lacinka(html) == html


@given(pages("абвгдеёжзійлнсцўьюя"))
def test_a_page_keeps_its_markup_and_no_text_stays_in_cyrillic(html: str) -> None:
    latin = in_lacinka(html)

    assert re.findall("<[^>]*>", latin) == re.findall("<[^>]*>", html)
    assert not re.search("[а-яёіў]", latin)
