"""A passage shows why a text was found."""

from hypothesis import given
from hypothesis import strategies as st

from search.asking import Synonyms, Vocabulary, parse
from search.asking.looking import Looker
from search.asking.plan import always, never, plan_of
from search.finding.passages import LENGTH, marked, passage
from tests.search.finding.archive import plain

SYNONYMS = Synonyms(((("Вільня",), ("Вильнюс",), ("Vilnius",)),))


def looker(text: str, language: str = "be", *, names: bool = False) -> Looker:
    tree = parse(text, Vocabulary()).tree
    return Looker(plan_of(tree, SYNONYMS, names=always if names else never), language)


def shown(text: str, question: str, language: str = "be", *, names: bool = False) -> str:
    return plain(passage([text], looker(question, language, names=names)))


def test_inflected_forms_are_marked() -> None:
    text = "Правілы гандлю з новымі правіламі. Правілам рады ўсе."

    assert shown(text, "правіла") == ("[Правілы] гандлю з новымі [правіламі]. [Правілам] рады ўсе.")
    assert shown("Rules ruled; ruling a rule.", "rules", "en").startswith("[Rules]")


def test_only_a_phrase_in_its_order_is_marked_and_as_a_whole() -> None:
    text = "Новыя правілы, а таксама правілы новыя. Пра новыя правілы!"

    assert shown(text, '"новыя правілы"') == (
        "[Новыя правілы], а таксама правілы новыя. Пра [новыя правілы]!"
    )


def test_a_literal_form_alone_is_marked() -> None:
    assert shown("Правілы і правілаў.", "=правілаў") == "Правілы і [правілаў]."
    assert shown("Новыя правілы, новых правілаў.", '="новых правілаў"') == (
        "Новыя правілы, [новых правілаў]."
    )


def test_synonyms_and_names_are_marked() -> None:
    assert shown("Улады ў Вільню.", "Вильнюс") == "Улады ў [Вільню]."
    assert shown("Прыехаў Лукашэнка.", "Lukashenko", names=True) == "Прыехаў [Лукашэнка]."
    assert shown("Прыехаў Лукашэнка.", "Lukashenko") == "Прыехаў Лукашэнка."


def test_a_compound_is_marked_by_its_parts_and_as_one_word() -> None:
    assert shown("Новая інтэрнэт-крама.", "крама") == "Новая інтэрнэт-[крама]."
    assert shown("Новая інтэрнэт-крама.", "інтэрнэткрама") == "Новая [інтэрнэт]-[крама]."


def test_what_is_excluded_and_stop_words_are_not_marked() -> None:
    assert shown("Газ і нафта.", "газ і -вугаль") == "[Газ] і нафта."
    assert shown("Газ і нафта.", "газ OR вугаль") == "[Газ] і нафта."


def test_the_window_has_the_most_different_words() -> None:
    filler = "Нічога цікавага тут няма. " * 20
    text = f"Газ, газ, газ. {filler}Цэны на газ растуць. {filler}Цэны."

    assert "[Цэны] на [газ] растуць" in shown(text, "цэны газ")


def test_a_window_is_cut_between_words_and_says_so() -> None:
    filler = "Нічога цікавага тут няма, " * 20
    text = shown(f"{filler}газ {filler}", "газ")

    assert text.startswith("…")
    assert text.endswith("…")
    words = text.strip("…").replace("[", "").replace("]", "").split()
    assert set(words) <= {*filler.split(), "газ"}
    assert LENGTH - 60 < len(text) < LENGTH + 10


def test_a_window_prefers_to_begin_with_a_sentence() -> None:
    text = "Нічога цікавага тут няма. " * 20 + "Сёння газ. " + "І далей. " * 60

    assert shown(text, "газ").startswith("…Сёння [газ].")


def test_no_comma_or_full_stop_stands_before_the_dots_of_a_cut() -> None:
    for sign in (",", ".", " —", ";"):
        text = "газ " + f"слова{sign} " * 100

        assert shown(text, "газ").endswith("слова…")


def test_the_first_text_is_taken_among_equals() -> None:
    assert plain(passage(["Пра газ.", "Газ тут."], looker("газ"))) == "Пра [газ]."
    assert plain(passage(["Пра надвор’е.", "Газ тут."], looker("газ"))) == "[Газ] тут."


def test_without_anything_found_the_first_text_begins() -> None:
    assert plain(passage(["", "Пра надвор’е.\n\nІ далей."], looker("газ"))) == (
        "Пра надвор’е. І далей."
    )
    assert plain(passage(["Пра газ."], None)) == "Пра газ."
    assert passage([], None) == []
    assert len(plain(passage(["слова " * 200], None))) <= LENGTH + 1


def test_a_title_is_shown_as_a_whole() -> None:
    title = "Пра газ " + "і не толькі " * 50

    assert plain(marked(title, looker("газ"))) == title.replace("газ", "[газ]")


@given(
    st.lists(st.sampled_from(["газ", "цэны", "<b>", "\n", "a", "…", ". ", "\u0301"]), max_size=200),
    st.text(max_size=400),
)
def test_a_passage_is_part_of_the_text(words: list[str], other: str) -> None:
    text = " ".join(words) + other
    pieces = passage([text], looker("газ цэны"))
    whole = " ".join(text.split())
    found = " ".join("".join(piece.text for piece in pieces).split())

    assert found.removeprefix("…").removesuffix("…").strip() in whole
    assert all(piece.text for piece in pieces)
    assert len(found) <= LENGTH + 20 or " " not in found[:LENGTH]
