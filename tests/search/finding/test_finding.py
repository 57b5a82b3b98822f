"""Readers find what they mean, however they type it."""

from datetime import date, timedelta

import pytest
from wagtail.models import Locale, PageViewRestriction, Site

from issues.models import IssueIndexPage, Section
from search.finding import Chosen, find
from search.models import SynonymGroup
from search.words import store
from tests.search.finding.archive import plain, publish, publish_issue, title, titles

TRADE = {
    "be": ("Новыя правілы гандлю", "Урад абвясціў новыя правілы ў Мінску. Аб’ява кароткая."),
    "ru": ("Новые правила торговли", "Правительство объявило новые правила в Минске."),
    "en": ("New rules of trade", "The government announced new rules in Minsk."),
}
BORDER = {
    "be": ("Ціхі тыдзень на мяжы", "Пра Лукашэнку не казалі. Сьмерць і філязофія."),
    "ru": ("Тихая неделя на границе", "О Лукашенко не говорили."),
    "en": ("A calm week at the border", "Nobody spoke of Lukashenka."),
}


@pytest.fixture
def archive(site: Site) -> None:
    publish(TRADE, date(2018, 6, 11), section="the-ruling-elite", verdict="worse")
    publish(BORDER, date(2019, 3, 4), section="security-issues", verdict="better")


@pytest.mark.usefixtures("archive")
def test_any_inflection_finds_the_text_in_every_language() -> None:
    typed = {
        "be": ["правіла", "правіламі гандлем"],
        "ru": ["правило", "торговлей"],
        "en": ["rule", "announcing"],
    }
    for language, texts in typed.items():
        for text in texts:
            found = find(text, language)
            assert titles(found) == [TRADE[language][0]], text
            languages = [version.language for version in found.results[0].versions]
            assert languages == ["be", "ru", "en"]


@pytest.mark.usefixtures("archive")
def test_other_scripts_and_apostrophes_find_it_as_well() -> None:
    typed = [
        "pravily",
        "u Minsku",
        "правiлы",  # a Latin i
        "аб'ява",
        "аб’ява",
        "абʼява",
        'аб"ява',
        "абява",
        "ПРАВІЛЫ",
        "пра\u0301вілы",
        "новыя, правілы!",
        "Minsk government",
    ]

    missed = [text for text in typed if titles(find(text, "be")) != [TRADE["be"][0]]]
    assert missed == []


@pytest.mark.usefixtures("archive")
def test_the_other_orthography_finds_the_official_one_and_is_found() -> None:
    assert titles(find("смерць", "be")) == [BORDER["be"][0]]
    assert titles(find("філасофія", "be")) == [BORDER["be"][0]]


@pytest.mark.usefixtures("archive")
def test_the_wrong_keyboard_layout_is_put_right_and_said() -> None:
    typed = {
        "ghfdbks": "правілы",
        "ghfdbks ufylk.": "правілы гандлю",
        "njhujdkz": "торговля",
        "кгдуы": "rules",
        "ghfdbks -vz;f": "правілы -мяжа",
        "Vbycre": "Мінску",
    }
    for text, meant in typed.items():
        found = find(text, "be")
        assert titles(found) == [TRADE["be"][0]], text
        assert found.shown_for == found.question.text == meant


@pytest.mark.usefixtures("archive")
def test_a_layout_is_not_changed_where_the_typed_text_finds_something() -> None:
    assert find("rules", "be").shown_for == ""
    assert find("ghfdbks OR rules", "be").shown_for == ""
    assert find("qwertyuiop", "be").shown_for == ""


@pytest.mark.usefixtures("archive")
def test_a_phrase_is_words_in_order_and_a_literal_is_its_form() -> None:
    counts = {
        '"новыя правілы"': 1,
        '"новых правілаў"': 1,
        '"правілы новыя"': 0,
        '"новыя гандлю"': 0,
        '="новыя правілы"': 1,
        '="новых правілаў"': 0,
        "=правілы": 1,
        "=правіламі": 0,
        "=правила": 1,
        '"гандлю урад"': 0,  # the end of the title and the start of the text
        '"правілы ў Мінску"': 1,
        '"правілы Мінску"': 0,
    }

    assert {text: find(text, "be").total for text in counts} == counts


@pytest.mark.usefixtures("archive")
def test_questions_are_answered_as_they_are_meant() -> None:
    names = {TRADE["be"][0]: "be", BORDER["be"][0]: "border"}
    expected: dict[str, list[str]] = {
        "правілы мяжа": [],
        "правілы OR мяжа": ["be", "border"],
        "тыдзень АБО гандаль": ["be", "border"],
        "(правілы | мяжа) -Лукашэнка": ["be"],
        "правілы -Мінск": [],
        'правілы -"Мінску новыя"': ["be"],
        'правілы -"новыя правілы"': [],
        "-правілы": [],
        "…": [],
        "": [],
        "ў": ["be"],
        "правілы і гандаль": ["be"],
        "section:ruling": ["be"],
        "раздел:Вопросы": ["border"],
        "-раздзел:Пытанні": ["be"],
        "вердыкт:лепш": ["border"],
        "verdict:worse OR verdict:better": ["be", "border"],
        "вердикт:хуже мяжа": [],
        "год:2018-2020 year:2018 правілы": ["be"],
        "год:2018 мяжа": [],
        "-год:2018 раздзел:Пытанні": ["border"],
        "section:ruling -Мінск": [],
        "section:security -Мінск": ["border"],
    }
    found = {
        text: sorted(names.get(name, name) for name in titles(find(text, "be")))
        for text in expected
    }

    assert found == expected


@pytest.mark.usefixtures("archive")
def test_an_exclusion_holds_for_every_language_of_a_result() -> None:
    assert find("правило -Мінск", "be").total == 0


@pytest.mark.usefixtures("archive")
def test_only_filters_show_everything_that_fits_newest_first() -> None:
    found = find("year:2018-2019", "be")

    commentaries = [result for result in found.results if result.kind == "commentary"]
    assert [title(result) for result in commentaries] == [BORDER["be"][0], TRADE["be"][0]]
    assert [result.kind for result in found.results].count("issue") == 2
    weeks = [result.week_start or date.min for result in found.results]
    assert weeks == sorted(weeks, reverse=True)


@pytest.mark.usefixtures("archive")
def test_names_in_another_script_come_after_what_was_typed() -> None:
    publish({"be": ("Выказванні", "Лукашенко пра надвор’е.")}, date(2020, 1, 6))
    found = find("Лукашенко", "be")

    assert titles(found) == ["Выказванні", BORDER["be"][0]]
    assert (found.total, found.similar) == (2, 0)

    found = find("Лукашэнка", "be")
    assert titles(found) == [BORDER["be"][0], "Выказванні"]
    assert (found.total, found.similar) == (1, 1)
    assert [result.similar for result in found.results] == [False, True]


def test_a_name_found_by_its_sound_alone_is_similar(site: Site) -> None:
    publish({"be": ("Сустрэча", "Прыехаў Лукашэнка.")})
    found = find("Lukashenko", "be")

    assert (found.total, found.similar) == (0, 1)
    assert found.results[0].similar
    assert plain(found.results[0].passage) == "Прыехаў [Лукашэнка]."


@pytest.mark.usefixtures("archive")
def test_a_result_is_one_commentary_shown_in_the_readers_language() -> None:
    found = find("rules", "be")

    assert found.total == 1
    result = found.results[0]
    assert (result.language, title(result)) == ("be", TRADE["be"][0])
    assert [(version.language, version.found) for version in result.versions] == [
        ("be", False),
        ("ru", False),
        ("en", True),
    ]
    assert result.path == "/be/issues/2018-06-11/novyia-pravily-handliu/"
    assert result.versions[2].path == "/en/issues/2018-06-11/novyia-pravily-handliu/"
    assert plain(result.passage) == "–"
    assert result.section == Section.objects.get(slug="the-ruling-elite")
    assert result.section_path == "/be/issues/section/the-ruling-elite/"
    assert (result.verdict, result.week_start) == ("worse", date(2018, 6, 11))


def test_a_result_missing_in_the_readers_language_is_shown_in_the_one_found(site: Site) -> None:
    publish({"ru": TRADE["ru"], "en": TRADE["en"]})

    assert find("rules", "be").results[0].language == "en"
    assert find("правила", "be").results[0].language == "ru"
    assert find("rules правила", "be").total == 0


@pytest.mark.usefixtures("archive")
def test_a_chosen_language_is_the_one_shown() -> None:
    found = find("правілы", "be", chosen=Chosen(language="en"))

    assert titles(found) == [TRADE["en"][0]]


@pytest.mark.usefixtures("archive")
def test_synonyms_of_editors_find_each_other_and_are_marked() -> None:
    assert find("кабмін", "be").total == 0
    SynonymGroup.objects.create(names="урад\nкабмін\nРада з міністраў")

    for text in ("кабмін", "рада з міністраў", '"рады з міністраў"', "правілы Рада з міністраў"):
        found = find(text, "be")
        assert titles(found) == [TRADE["be"][0]], text
        assert "[Урад] абвясціў" in plain(found.results[0].passage)
    assert find("=кабмін", "be").total == 0
    assert find("рада", "be").total == 0


def test_a_synonym_is_looked_for_in_every_language_it_is_a_word_of(site: Site) -> None:
    """Минск and Minsk can be read as Мінск, and are other words all the same."""
    SynonymGroup.objects.all().delete()
    SynonymGroup.objects.create(names="Мінск\nМенск\nМинск\nMinsk")
    for week, (language, heading) in enumerate(
        {"be": "Мінск чакае", "ru": "Минск ждёт", "en": "Minsk waits"}.items()
    ):
        publish({language: (heading, "–")}, date(2018, 1, 1) + timedelta(weeks=week))

    for text in ("мінск", "менск", "минск", "minsk", '"мінск"'):
        found = find(text, "be")
        assert (found.total, found.similar) == (3, 0), text


@pytest.mark.usefixtures("archive")
def test_a_mistyped_word_is_answered_with_one_of_the_sites_own() -> None:
    store.rebuild()
    found = find("прквілы", "be")

    assert found.total == 0
    assert found.suggestion is not None
    assert find(found.suggestion.text, "be").total == found.suggestion.total == 1


def test_issues_and_plain_pages_are_found_too(site: Site) -> None:
    publish(TRADE)
    issue = find("чэрвень 2018", "be").results[0]
    page = find("прыватнасць", "be").results[0]

    assert (issue.kind, issue.path, issue.section) == ("issue", "/be/issues/2018-06-11/", None)
    assert (page.kind, page.path, page.week_start) == ("page", "/be/privacy/", None)
    assert [version.language for version in page.versions] == ["be", "ru", "en"]


def test_a_draft_and_what_was_withdrawn_are_not_found(site: Site) -> None:
    publish(TRADE, live=False)
    pages = publish(BORDER, date(2018, 6, 18))
    assert find("правілы", "be").total == 0
    assert titles(find("мяжа", "be")) == [BORDER["be"][0]]

    pages["be"].unpublish()
    found = find("граница", "be").results[0]
    assert [version.language for version in found.versions] == ["ru", "en"]
    assert titles(find("мяжа", "be")) == []


def test_what_stands_behind_a_password_is_not_found(site: Site) -> None:
    pages = publish(TRADE)
    PageViewRestriction.objects.create(page=pages["be"], restriction_type="password", password="x")
    assert [v.language for v in find("правило", "ru").results[0].versions] == ["ru", "en"]
    assert find("гандаль", "be").total == 0
    assert find("чэрвень 2018", "be").total == 0

    index = IssueIndexPage.objects.get(locale__language_code="ru")
    PageViewRestriction.objects.create(page=index, restriction_type="password", password="x")
    assert find("торговля", "ru").total == 0
    assert find("trade", "en").results[0].versions[0].language == "en"


def test_an_alias_is_not_found(site: Site) -> None:
    pages = publish({"be": TRADE["be"]})
    pages["be"].copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    found = find("правілы", "be")

    assert [version.language for version in found.results[0].versions] == ["be"]
    assert [result.kind for result in find("чэрвень 2018", "be").results] == ["issue"]
    assert len(find("чэрвень 2018", "be").results[0].versions) == 1


def test_a_page_of_results_has_ten_and_any_number_asks_for_one_that_exists(site: Site) -> None:
    publish_issue([{"be": (f"Газ {number}", "Тэкст.")} for number in range(12)])
    first, second = find("газ", "be"), find("газ", "be", page=2)

    assert [len(first.results), len(second.results)] == [10, 2]
    assert titles(first) + titles(second) == [f"Газ {number}" for number in range(12)]
    assert (first.total, first.page, first.pages) == (12, 1, 2)
    for number in (3, 10**12):
        assert find("газ", "be", page=number) == second
    for number in (0, -1):
        assert find("газ", "be", page=number) == first


def test_by_date_the_newest_week_is_first_and_by_relevance_the_better_hit(site: Site) -> None:
    publish({"be": ("Газ", "Газ, газ і газ.")}, date(2012, 1, 2))
    publish({"be": ("Надвор’е", "Пра газ – адно слова.")}, date(2020, 1, 6))

    assert titles(find("газ", "be")) == ["Газ", "Надвор’е"]
    assert titles(find("газ", "be", order="date")) == ["Надвор’е", "Газ"]
    assert titles(find("газ", "be", order="nonsense")) == ["Газ", "Надвор’е"]


def test_equals_stand_by_week_and_by_their_place_in_the_issue(site: Site) -> None:
    same = ("Газ", "Тэкст.")
    publish_issue([{"be": same}, {"be": ("Газ!", "Тэкст.")}], date(2018, 6, 11))
    publish_issue([{"be": ("Газ?", "Тэкст.")}], date(2018, 6, 11 + 7))

    for order in ("relevance", "date"):
        assert titles(find("газ", "be", order=order)) == ["Газ?", "Газ", "Газ!"]


@pytest.mark.usefixtures("archive")
def test_what_is_not_known_is_not_chosen() -> None:
    nonsense = Chosen(section="nowhere", verdict="green", language="de")

    assert find("правілы", "be", chosen=nonsense) == find("правілы", "be")
