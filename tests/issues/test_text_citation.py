"""A citation in words, as a footnote in each language would have it."""

from datetime import date

import pytest

from issues.citing import text_citation
from tests.issues.citations import citation

ADDRESS = "https://situation.test/en/issues/2018-06-11/calm-week/"


def test_english_readers_get_the_form_of_chicago() -> None:
    assert text_citation(citation()) == (
        "Analysts of “Situation in Belarus.” “A calm week at the border.” Situation in Belarus, "
        f"June 11 – June 17, 2018. Published June 18, 2018. {ADDRESS}."
    )


def test_russian_readers_get_the_form_of_their_standard() -> None:
    work = citation(
        language="ru",
        title="Спокойная неделя на границе",
        collective="Аналитики «Ситуации в Беларуси»",
        publication="Ситуация в Беларуси",
    )
    assert text_citation(work) == (
        "Спокойная неделя на границе / аналитики «Ситуации в Беларуси». – Текст : электронный // "
        "Ситуация в Беларуси. – 2018. – 11–17 июня. – Дата публикации: 18.06.2018. – "
        f"URL: {ADDRESS} (дата обращения: дд.мм.гггг)."
    )


def test_belarusian_readers_get_the_form_that_dissertations_follow() -> None:
    work = citation(
        language="be",
        title="Спакойны тыдзень на мяжы",
        authors=("Ганна К.", "Пётр Іваноў"),
        publication="Сітуацыя ў Беларусі",
    )
    assert text_citation(work) == (
        "Спакойны тыдзень на мяжы / Ганна К., Пётр Іваноў // Сітуацыя ў Беларусі [Электронны "
        "рэсурс]. – 2018. – 11–17 чэрвеня. – Дата публікацыі: 18.06.2018. – "
        f"Рэжым доступу: {ADDRESS}. – Дата доступу: дд.мм.гггг."
    )


@pytest.mark.parametrize(
    ("authors", "beginning"),
    [
        (("Hanna Karaliova",), "Karaliova, Hanna. “"),
        (("Hanna Karaliova", "Piotr K."), "Karaliova, Hanna, and Piotr K. “"),
        (("Hanna Karaliova", "Piotr Roe", "Zmicer"), "Karaliova, Hanna, Piotr Roe, and Zmicer. “"),
    ],
)
def test_people_of_a_named_byline_stand_first(authors: tuple[str, ...], beginning: str) -> None:
    assert text_citation(citation(authors=authors)).startswith(beginning)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("What now?", "“What now?”"),
        ("The “calm” week", "“The ‘calm’ week.”"),
        ("A week of “calm”", "“A week of ‘calm.’”"),
        ("He asked “why?”", "“He asked ‘why?’”"),
        ("The workers’", "“The workers’.”"),
        ("One sentence.", "“One sentence.”"),
    ],
)
def test_an_english_title_has_one_sign_at_its_end_and_single_quotes_inside(
    title: str, shown: str
) -> None:
    assert f" {shown} Situation in Belarus," in text_citation(citation(title=title))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Published June 18, 2018; corrected June 20, 2018."),
        ("ru", "Дата публикации: 18.06.2018. – Дата исправления: 20.06.2018."),
        ("be", "Дата публікацыі: 18.06.2018. – Дата выпраўлення: 20.06.2018."),
    ],
)
def test_a_corrected_commentary_says_when(language: str, words: str) -> None:
    work = citation(language=language, corrected=date(2018, 6, 20))

    assert words in text_citation(work)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "December 31, 2018 – January 6, 2019."),
        ("ru", "– 2018–2019. – 31 декабря – 6 января. –"),
        ("be", "– 2018–2019. – 31 снежня – 6 студзеня. –"),
    ],
)
def test_a_week_between_two_years_names_both(language: str, words: str) -> None:
    work = citation(language=language, week_start=date(2018, 12, 31), issued=date(2019, 1, 7))

    assert words in text_citation(work)
