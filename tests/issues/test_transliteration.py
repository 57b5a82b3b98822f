import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.transliteration import romanise, slugify_title

LANGUAGES = st.sampled_from([None, "be", "ru", "en"])
LETTERS = st.text("абвгдеёжзійклмнопрстуўфхцчшыьэюя’ šžčŭłćśźńабв-—abcdefgh 0123", max_size=150)


@pytest.mark.parametrize(
    ("title", "language", "slug"),
    [
        ("Сітуацыя ў Беларусі", "be", "situatsyia-u-belarusi"),
        ("Ситуация в Беларуси", "ru", "situatsiia-v-belarusi"),
        ("Belarus-West relations: what’s next?", "en", "belarus-west-relations-whats-next"),
        ("Аб’ява пра пад'езд", "be", "abiava-pra-padezd"),
        ("Подъезд, щука, мышь и ёлка", "ru", "podezd-shchuka-mysh-i-elka"),
        ("Гомель", "be", "homel"),
        ("Гомель", "ru", "gomel"),
        ("Ёлка і аб’ёмны дзённік", "be", "iolka-i-abiomny-dzionnik"),
        ("Захад — Усход", "be", "zakhad-uskhod"),
        ("10 % росту", "be", "10-rostu"),
        ("Мо\u0301ва", "be", "mova"),
        ("Kaczyński, Škoda & Gößner in İzmir", "en", "kaczynski-shkoda-gossner-in-izmir"),
        ("北京", "en", "beijing"),
        ("soft\u00adhyphen", "en", "softhyphen"),
        ("two\u00a0words\nthree\u2028four", "en", "two-words-three-four"),
    ],
)
def test_a_title_becomes_an_address_that_can_be_read_aloud(
    title: str, language: str, slug: str
) -> None:
    assert slugify_title(title, language=language) == slug


@pytest.mark.parametrize(
    ("cyrillic", "lacinka"),
    [
        ("Лукашэнка", "Łukašenka"),
        ("Ціханоўская", "Cichanoŭskaja"),
        ("Сітуацыя ў Беларусі", "Situacyja ŭ Biełarusi"),
        ("Жыццё і чужая ежа", "Žyćcio i čužaja ježa"),
        ("Стары хлопец", "Stary chłopiec"),
    ],
)
def test_cyrillic_and_lacinka_of_the_same_words_give_the_same_address(
    cyrillic: str, lacinka: str
) -> None:
    assert slugify_title(cyrillic, language="be") == slugify_title(lacinka, language="be")


def test_a_name_in_lacinka_is_spelt_out_within_an_english_title() -> None:
    title = "Łukašenka and the Czech activists"
    assert slugify_title(title, language="en") == "lukashenka-and-the-czech-activists"


def test_without_a_language_russian_is_known_by_its_own_letters() -> None:
    assert slugify_title("Город и область") == "gorod-i-oblast"
    assert slugify_title("Горад і вобласць") == "horad-i-voblasts"


def test_letters_typed_in_two_parts_give_the_same_address() -> None:
    assert slugify_title("И\u0306од у\u0306 Z\u030c", language="be") == "iod-u-zh"


@pytest.mark.parametrize("text", ["", "   ", "!!! — …", "\ud800", "\x00", "’"])
def test_a_title_without_letters_and_digits_gives_no_address(text: str) -> None:
    assert slugify_title(text) == ""


def test_a_long_title_is_cut_between_words() -> None:
    assert slugify_title("one two three", max_length=9) == "one-two"
    assert slugify_title("one two three", max_length=7) == "one-two"


def test_a_single_long_word_is_cut_inside() -> None:
    assert slugify_title("дабрабыт" * 20, language="be", max_length=8) == "dabrabyt"


def test_a_length_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        slugify_title("title", max_length=0)


@given(st.text() | LETTERS, LANGUAGES, st.integers(1, 100))
def test_an_address_has_only_ascii_words_and_keeps_to_its_length(
    text: str, language: str | None, length: int
) -> None:
    slug = slugify_title(text, language=language, max_length=length)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= length


@given(st.text() | LETTERS, LANGUAGES, LANGUAGES)
def test_an_address_comes_back_unchanged(
    text: str, language: str | None, other: str | None
) -> None:
    slug = slugify_title(text, language=language)
    assert slugify_title(slug, language=other) == slug


@given(LETTERS, LANGUAGES)
def test_upper_case_and_lower_case_give_the_same_address(text: str, language: str | None) -> None:
    assert slugify_title(text.upper(), language=language) == slugify_title(text, language=language)


@pytest.mark.parametrize(
    ("title", "language", "romanised"),
    [
        ("Сітуацыя ў Беларусі", "be", "Situatsyia u Belarusi"),
        ("Горад і вобласць: што далей?", "be", "Horad i voblasts: shto dalei?"),
        ("Город и область — «что дальше»?", "ru", "Gorod i oblast — «chto dalshe»?"),
        ("Щука, ЩИТ и ЮНЕСКО", "ru", "Shchuka, SHCHIT i IUNESKO"),
        ("Юрый, ЮНЕСКА, 10 % і «Ў»", "be", "Iuryi, IUNESKA, 10 % i «U»"),
        ("Аб’ява\u00a0пра XIX\nстагоддзе", "be", "Ab’iava\u00a0pra XIX\nstahoddze"),
        ("Київ і Їжак", "be", "Kiiv i Izhak"),
        ("Belarus-West", "ru", "Belarus-West"),
        ("", "be", ""),
    ],
)
def test_a_title_in_latin_letters_keeps_capitals_spaces_and_punctuation(
    title: str, language: str, romanised: str
) -> None:
    assert romanise(title, language) == romanised


@given(st.text() | LETTERS, st.sampled_from(["be", "ru"]))
def test_no_cyrillic_is_left_and_nothing_else_changes(text: str, language: str) -> None:
    romanised = romanise(text, language)

    assert not re.search("[\u0400-\u0482\u048a-\u04ff]", romanised)
    assert re.findall(r"\s|[!-/:-@\d]", romanised) == re.findall(
        r"\s|[!-/:-@\d]", unicodedata.normalize("NFC", text)
    )
