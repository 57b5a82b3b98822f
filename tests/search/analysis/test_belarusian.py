"""Belarusian words meet in all their forms and spellings."""

import hashlib

import pytest

from search.analysis import keys, readings
from search.analysis.belarusian.lexicon import FILE, MD5
from search.analysis.belarusian.orthography import key, norm

FORMS = """
хата: хаты хаце хату хатай хатамі хатах
чалавек: чалавека чалавеку людзі людзей людзям
год: года годзе гадоў гады годы
свабода: свабоды свабодзе свабоду свабод
ісці: іду ідзеш ішоў ішла
рабіць: раблю робіць рабілі рабі
забараніць: забаронены забароненыя забараніў
беларускі: беларуская беларускага беларускія
Лукашэнка: Лукашэнкі Лукашэнку Лукашэнкам
Гомель: Гомеля Гомелі Гомелем
сувязь: сувязі сувяззю сувязяў
абвінаваціць: абвінавацілі
"""
BOTH_ORTHOGRAPHIES = """
сьвет свет · сьнег снег · зьнешні знешні · дзьверы дзверы · бясьпека бяспека · сьмерць смерць
пытаньне пытанне · рашэньне рашэнне · жыцьцё жыццё · незалежнасьць незалежнасць
судзьдзя суддзя · вугольле вуголле · зьезд з’езд · зьява з’ява · зьявіўся з’явіўся
плян план · клюб клуб · кляса клас · плятформа платформа · парлямэнт парламент
дыплямат дыпламат · рэкляма рэклама · дэклярацыя дэкларацыя · глябальны глабальны
балянс баланс · блякада блакада · лябараторыя лабараторыя · пляц пляц · лягічны лагічны
біялёгія біялогія · ідэалёгія ідэалогія · тэхналёгія тэхналогія · дыялёг дыялог
філязофія філасофія · Нідэрлянды Нідэрланды · Ірляндыя Ірландыя · Фінляндыя Фінляндыя
катэдра кафедра · Атэны Афіны · міталёгія міфалогія
міністар міністр · цэнтар цэнтр · тэатар тэатр · кіляграм кілаграм · кілямэтар кіламетр
Эўропа Еўропа · эўра еўра · эўрапейскі еўрапейскі · хэмія хімія · гішпанскі іспанскі
Амэрыка Амерыка · Бэрлін Берлін
Хэльсынкі Хельсінкі · музэй музей · газэта газета · атмасфэра атмасфера
прэзыдэнт прэзідэнт · апазыцыя апазіцыя · пазыцыя пазіцыя · унівэрсытэт універсітэт
сыстэма сістэма · энэргетыка энергетыка · канфэрэнцыя канферэнцыя
экспэрт эксперт · рэфэрэндум рэферэндум · сэнат сенат · сэсія сесія · бэнзін бензін
мэтад метад · бізнэс бізнес · лібэралізм лібералізм · спэцназ спецназ · Ґрузія Грузія
гадох гадах · чалавекаў людзей · выбараў выбары · краінаў краін · санкцыяў санкцый
"""
OTHER_ROOTS = """
Расея Расія · Расеі Расіі · Расею Расію · расейскага расійскага · лідэр лідар · лідэры лідары
калёнія калонія · калёніях калоніях · Лёндан Лондан · Пэтэрбург Пецярбург · слёган слоган
ільгота льгота · кампутар камп’ютар · ангельскі англійскі · альжырскі алжырскі
артаграфія арфаграфія · грамадзкі грамадскі · грамадзкую грамадская · гарадзкога гарадскога
людзкі людскі
"""
SPELLINGS = {
    "аб’ява": "аб'ява абʼява аб‘ява аб`ява аб´ява аб′ява",
    "сям’я": "сям'я сямʼя",
    "ёсць": "есць",
    "ўлада": "улада",
    "ґанак": "ганак",
    "йод": "и\u0306од",
    "мінск": "Мінск МІНСК М\u0456нск",
    "замак": "за\u0301мак за\u0300мак за\u00adмак за\u200bмак",
    # Latin letters among the Cyrillic ones.
    "беларусь": "Бeлаpyсь Бeларусь беларусь БЕЛAPУСЬ",
    "сітуацыя": "сiтуацыя",
}


def pairs(table: str) -> list[tuple[str, str]]:
    found = [pair.split() for pair in table.replace("\n", " · ").split("·")]
    return [(first, second) for first, second in (pair for pair in found if pair)]


def forms() -> list[tuple[str, str]]:
    rows = [line.partition(":") for line in FORMS.split("\n") if line]
    return [(lemma, form) for lemma, _, members in rows for form in members.split()]


@pytest.mark.parametrize(("lemma", "form"), forms())
def test_a_form_is_found_by_its_word(lemma: str, form: str) -> None:
    assert set(keys(form, "be")) & set(keys(lemma, "be"))


@pytest.mark.parametrize(("classical", "official"), pairs(BOTH_ORTHOGRAPHIES))
def test_the_two_orthographies_meet(classical: str, official: str) -> None:
    assert set(keys(classical, "be")) & set(keys(official, "be"))


@pytest.mark.parametrize(("classical", "official"), pairs(OTHER_ROOTS))
def test_words_on_other_roots_stand_apart_and_are_asked_for_together(
    classical: str, official: str
) -> None:
    assert not set(keys(classical, "be")) & set(keys(official, "be"))
    assert set(keys(classical, "be")) <= set(readings(official))
    assert set(keys(official, "be")) <= set(readings(classical))


def test_forms_of_a_word_on_another_root_meet() -> None:
    for forms in ("Расея Расеі Расеяй", "лідэр лідэры лідэрам", "грамадзкі грамадзкую"):
        first, *others = [set(keys(form, "be")) for form in forms.split()]
        assert all(first & other for other in others)


@pytest.mark.parametrize("word", SPELLINGS)
def test_one_word_typed_in_several_ways_is_one_word(word: str) -> None:
    typed = SPELLINGS[word].split()

    assert typed
    assert {norm(each) for each in typed} == {norm(word)}
    assert {keys(each.lower(), "be") for each in typed} == {keys(word, "be")}


def test_words_that_differ_stay_apart() -> None:
    for first, second in (("план", "плён"), ("мэр", "мера"), ("хата", "хатка"), ("дом", "дым")):
        assert not set(keys(first, "be")) & set(keys(second, "be"))


def test_a_homograph_has_all_its_lemmas() -> None:
    assert set(keys("баку", "be")) == {"бок", "бака", "баку"}


def test_an_abbreviation_in_capitals_keeps_its_own_shape() -> None:
    assert keys("ЦВК", "be")[0] == "цвк"
    assert keys("АДКБ", "be")[0] == "адкб"


def test_the_key_of_a_lemma_has_one_spelling_for_both_orthographies() -> None:
    assert key("сэзон") == key("сезон") == "сезон"
    assert key("зызаніт") == "зізаніт"


def test_an_unknown_word_goes_by_its_ending() -> None:
    assert set(keys("тыктокерамі", "be")) & set(keys("тыктокер", "be"))


def test_the_dictionary_is_the_one_that_its_source_describes() -> None:
    data = FILE.read_bytes()

    assert hashlib.md5(data, usedforsecurity=False).hexdigest() == MD5
    assert MD5 in FILE.with_name("SOURCE.md").read_text()
    assert f"{len(data):,}" in FILE.with_name("SOURCE.md").read_text()


def test_vilnius_is_found_in_every_case() -> None:
    for form in ("Вільні", "Вільню", "Вільняй", "вільні"):
        assert "вільня" in keys(form, "be")
