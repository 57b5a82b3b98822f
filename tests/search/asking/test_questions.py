"""What is typed is understood as people mean it."""

import pytest

from search.asking import EMPTY, Both, Excluded, Filters, Node, OneOf, Phrase, Question, Word, parse
from search.asking.vocabulary import Vocabulary

SECTIONS = {
    "the-ruling-elite": ("Кіроўная эліта", "Правящая элита", "The ruling elite"),
    "security-issues": ("Пытанні бяспекі", "Вопросы безопасности", "Security issues"),
    "society-and-politics": (
        "Грамадства і палітыка",
        "Общество и политика",
        "Society and politics",
    ),
    "society-and-political-parties": (
        "Грамадства і палітычныя партыі",
        "Общество и политические партии",
        "Society and political parties",
    ),
    "belarus-west-relations": (
        "Адносіны Беларусь — Захад",
        "Отношения Беларусь — Запад",
        "Belarus-West relations",
    ),
    "media": ("Медыя", "Медиа", "Media"),
}
VOCABULARY = Vocabulary.of(SECTIONS)


def asked(text: str) -> Question:
    return parse(text, VOCABULARY)


def words(*texts: str) -> Node:
    found = tuple(map(Word, texts))
    return Both(found) if len(found) != 1 else found[0]


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("газ", words("газ")),
        ("  цэны\tна\n газ ", words("цэны", "на", "газ")),
        ("цэны, газ; і нафта!", words("цэны", "газ", "і", "нафта")),
        ("інтэрнэт-крама", words("інтэрнэт-крама")),
        ("сям’я сям'я", words("сям’я", "сям'я")),
        ("3,5 працэнта", words("3,5", "працэнта")),
        ("a=b C++ газ*", words("a", "b", "C", "газ")),
        ("", EMPTY),
        ("?! … —", EMPTY),
    ],
)
def test_words_side_by_side_are_all_wanted(text: str, tree: Node) -> None:
    assert asked(text).tree == tree


@pytest.mark.parametrize(
    "text",
    [
        '"новыя правілы"',
        "„новыя правілы“",
        "„новыя правілы”",
        "«новыя правілы»",
        "»новыя правілы«",
        "“новыя правілы”",
        "”новыя правілы”",
        '„новыя правілы"',
        '«новыя правілы"',
        '"новыя, правілы!"',
    ],
)
def test_any_quotation_marks_make_a_phrase(text: str) -> None:
    assert asked(text).tree == Phrase(("новыя", "правілы"))


def test_quotation_marks_inside_others_are_part_of_the_phrase() -> None:
    assert asked("«газета „Наша Ніва“ піша» газ").tree == Both(
        (Phrase(("газета", "Наша", "Ніва", "піша")), Word("газ"))
    )


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"газ', words("газ")),
        ("газ» нафта", words("газ", "нафта")),
        ('""', EMPTY),
        ('"" газ', words("газ")),
        ('аб"ява', words("аб’ява")),
        ('аб"ект аб"ява', words("аб’ект", "аб’ява")),
        ('ТАА"Гомель"', Both((Word("ТАА"), Phrase(("Гомель",))))),
    ],
)
def test_quotation_marks_that_make_no_phrase_are_passed_over(text: str, tree: Node) -> None:
    assert asked(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("=правілаў", Word("правілаў", literal=True)),
        ('="новых правілаў"', Phrase(("новых", "правілаў"), literal=True)),
        ("=інтэрнэт-крама", Word("інтэрнэт-крама", literal=True)),
        ("-=правілаў", Excluded(Word("правілаў", literal=True))),
        ("(=газ)", Word("газ", literal=True)),
        ("= газ", words("газ")),
        ("==газ", words("газ")),
        ("газ=", words("газ")),
    ],
)
def test_a_leading_equals_sign_asks_for_the_form_itself(text: str, tree: Node) -> None:
    assert asked(text).tree == tree


@pytest.mark.parametrize("sign", ["OR", "АБО", "ИЛИ", "|", "||", "| OR"])
def test_either_stands_between_its_neighbours(sign: str) -> None:
    assert asked(f"цэны газ {sign} нафта").tree == Both(
        (Word("цэны"), OneOf((Word("газ"), Word("нафта"))))
    )


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("газ|нафта", OneOf((Word("газ"), Word("нафта")))),
        ("(цэны газ) OR нафта", OneOf((words("цэны", "газ"), Word("нафта")))),
        ("цэны (газ OR (нафта OR вугаль))", Both((Word("цэны"), _either := OneOf(
            (Word("газ"), Word("нафта"), Word("вугаль"))
        )))),
        ("OR", words("OR")),
        ("газ OR", words("газ", "OR")),
        ("(газ OR) нафта", words("газ", "OR", "нафта")),
        ("ИЛИ газ", words("ИЛИ", "газ")),
        ("газ or нафта", words("газ", "or", "нафта")),
        ("| газ |", words("газ")),
        ("()", EMPTY),
        ("(газ", words("газ")),
        ("газ) нафта", words("газ", "нафта")),
        (")(", EMPTY),
    ],
)  # fmt: skip
def test_brackets_group_and_what_lacks_a_partner_is_passed_over(text: str, tree: Node) -> None:
    assert asked(text).tree == tree


@pytest.mark.parametrize("sign", ["-", "−", "–"])
def test_a_sign_before_a_word_excludes_it(sign: str) -> None:
    assert asked(f"газ {sign}нафта").tree == Both((Word("газ"), Excluded(Word("нафта"))))
    assert asked(f"{sign}нафта").tree == Excluded(Word("нафта"))
    assert asked(f"газ ({sign}нафта)").tree == Both((Word("газ"), Excluded(Word("нафта"))))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("газ - нафта", words("газ", "нафта")),
        ("Беларусь – Захад", words("Беларусь", "Захад")),
        ("газ-нафта", words("газ-нафта")),
        ("газ- нафта", words("газ", "нафта")),
        ("--газ", words("газ")),
        ("-", EMPTY),
        ("-- -", EMPTY),
        ("- (газ)", words("газ")),
    ],
)
def test_a_dash_elsewhere_excludes_nothing(text: str, tree: Node) -> None:
    assert asked(text).tree == tree


def test_phrases_and_brackets_are_excluded_as_a_whole() -> None:
    assert asked('газ -"новыя правілы" -(нафта OR вугаль)').tree == Both(
        (
            Word("газ"),
            Excluded(Phrase(("новыя", "правілы"))),
            Excluded(OneOf((Word("нафта"), Word("вугаль")))),
        )
    )


@pytest.mark.parametrize("name", ["раздзел", "раздел", "section", "Раздзел", "SECTION"])
@pytest.mark.parametrize(
    "value",
    [
        "the-ruling-elite",
        "ruling-elite",
        "ruling",
        '"The ruling elite"',
        "The ruling elite",
        "кіроўная",
        "Кіроўная эліта",
        "«Правящая элита»",
        "правящая",
        " Кіроўная эліта",
    ],
)
def test_a_section_is_named_in_any_language(name: str, value: str) -> None:
    question = asked(f"газ {name}:{value}")

    assert (question.tree, question.sections) == (Word("газ"), ("the-ruling-elite",))


def test_the_longest_name_of_a_section_is_taken_and_the_rest_is_text() -> None:
    question = asked("раздзел:Кіроўная эліта рэжыму section:belarus-west газ")

    assert question.tree == words("рэжыму", "газ")
    assert question.sections == ("the-ruling-elite", "belarus-west-relations")


def test_the_other_orthography_and_another_apostrophe_name_the_same_section() -> None:
    assert asked("раздзел:Пытаньні").sections == ("security-issues",)


@pytest.mark.parametrize(
    "text",
    ['razdzieł:"Pytanni biaspieki" gaz', "razdziel:pytanni gaz", 'section:"Pytańni biaśpieki" gaz'],
)
def test_a_section_and_its_filter_may_be_named_in_lacinka(text: str) -> None:
    question = asked(text)

    assert (question.tree, question.sections) == (Word("gaz"), ("security-issues",))


def test_either_a_verdict_and_a_year_may_be_written_in_lacinka() -> None:
    question = asked("acenka:pahoršyłasia hod:2018 nafta ABO haz")

    assert question.tree == OneOf((Word("nafta"), Word("haz")))
    assert (question.verdicts, question.years) == (("worse",), (2018,))


@pytest.mark.parametrize("name", ["вердыкт", "вердикт", "verdict"])
@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("better", "better"),
        ("лепш", "better"),
        ("палепшылася", "better"),
        ("лучше", "better"),
        ("улучшилась", "better"),
        ("unchanged", "unchanged"),
        ("без змен", "unchanged"),
        ('"без изменений"', "unchanged"),
        ("не змянілася", "unchanged"),
        ("не изменилась", "unchanged"),
        ("worse", "worse"),
        ("горш", "worse"),
        ("пагоршылася", "worse"),
        ("хуже", "worse"),
        ("ухудшилась", "worse"),
        ("„Ситуация ухудшилась“", "worse"),
    ],
)
def test_a_verdict_is_named_in_any_language(name: str, value: str, code: str) -> None:
    question = asked(f"{name}:{value} газ")

    assert (question.tree, question.verdicts) == (Word("газ"), (code,))


@pytest.mark.parametrize("name", ["год", "year"])
@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("2018", (2018,)),
        ("2018-2020", (2018, 2019, 2020)),
        ("2018–2020", (2018, 2019, 2020)),
        ("2018..2020", (2018, 2019, 2020)),
        ("2020-2018", (2018, 2019, 2020)),
        (" 2018", (2018,)),
    ],
)
def test_a_year_or_a_range_of_years(name: str, value: str, years: tuple[int, ...]) -> None:
    question = asked(f"газ {name}:{value}")

    assert (question.tree, question.years) == (Word("газ"), years)


def test_filters_of_one_kind_are_alternatives_wherever_they_stand() -> None:
    question = asked("section:media (газ OR раздел:Вопросы) year:2018 год:2020 год:2018")

    assert question.tree == Word("газ")
    assert question.sections == ("media", "security-issues")
    assert question.years == (2018, 2020)


def test_a_filter_can_exclude() -> None:
    question = asked("газ -section:media −год:2018 -(verdict:worse нафта)")

    assert question.tree == Both((Word("газ"), Excluded(Word("нафта"))))
    assert question.wanted == Filters()
    assert question.unwanted == Filters(("media",), ("worse",), (2018,))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("foo:bar", words("foo", "bar")),
        ("section:nowhere", words("section", "nowhere")),
        ("section:society", words("section", "society")),
        ("section:media-law", words("section", "media-law")),
        ("section:", words("section")),
        ('section:"', words("section")),
        ('section:"no such"', Both((Word("section"), Phrase(("no", "such"))))),
        ("verdict:green", words("verdict", "green")),
        ("year:18", words("year", "18")),
        ("year:2018-20201", words("year", "2018-20201")),
        ("year:9999", words("year", "9999")),
        ("subsection:media", words("subsection", "media")),
        ("https://example.org", words("https", "example", "org")),
    ],
)
def test_a_filter_that_is_not_understood_is_text(text: str, tree: Node) -> None:
    question = asked(text)

    assert question.tree == tree
    assert not question.filtered


@pytest.mark.parametrize(
    ("text", "asks", "only_excludes"),
    [
        ("газ", True, False),
        ("газ -нафта", True, False),
        ("section:media", True, False),
        ("-section:media", True, False),
        ("year:2018 -газ", True, False),
        ("-газ", False, True),
        ("-газ -(нафта OR вугаль)", False, True),
        ("…", False, False),
        ("", False, False),
    ],
)
def test_a_question_knows_whether_it_asks_for_anything(
    text: str, asks: bool, only_excludes: bool
) -> None:
    question = asked(text)

    assert (question.asks, question.only_excludes) == (asks, only_excludes)


def test_no_more_than_32_words_are_looked_for() -> None:
    whole, longer = asked("газ " * 32), asked("газ " * 33)
    phrase = asked("газ " * 30 + '"а б в г" year:2018')

    assert (whole.cut, longer.cut, phrase.cut) == (False, True, True)
    assert isinstance(longer.tree, Both)
    assert len(longer.tree.parts) == 32
    assert isinstance(phrase.tree, Both)
    assert phrase.tree.parts[-1] == Phrase(("а", "б"))
    assert phrase.years == (2018,)


def test_no_more_than_8_levels_of_brackets_are_read() -> None:
    deep = asked("-(" * 8 + "газ" + ")" * 8)
    too_deep = asked("-(" * 9 + "газ" + ")" * 9)

    assert (deep.cut, too_deep.cut) == (False, True)


def test_no_more_than_500_characters_are_read() -> None:
    question = asked("слова" * 20 + " " + "доўгаслоўе" * 50)

    assert question.cut
    assert question.text == "слова" * 20
    assert asked("x" * 100_000).text == "x" * 500


def test_the_text_of_a_question_can_be_shown_and_stored() -> None:
    question = asked("\u202eгаз\x00\ud800 \u200f-нафта\r\n")

    assert question.text == "газ -нафта"
    assert question.tree == Both((Word("газ"), Excluded(Word("нафта"))))


def test_exactly_is_looked_for_a_few_times_only() -> None:
    """Each literal word or long phrase may need the text of every commentary."""
    few = asked('=a "b c d" =e "f g h" "i j"')
    more = asked('=a "b c d" =e "f g h" =k "l m n" -="o p" "i j"')

    assert not few.cut
    assert more.cut
    assert isinstance(few.tree, Both)
    assert isinstance(more.tree, Both)
    assert more.tree.parts[:4] == few.tree.parts[:4]
    assert more.tree.parts[4:] == (
        Word("k"),
        Phrase(("l", "m")),
        Excluded(Phrase(("o", "p"))),
        Phrase(("i", "j")),
    )
