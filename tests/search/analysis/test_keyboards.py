"""Who forgot to switch the keyboard is understood."""

import re

import polib
import pytest

from search.analysis import layouts
from tests.architecture.files import ROOT

ROWS = {
    "en": (
        "qwertyuiop[]",
        "asdfghjkl;'",
        "zxcvbnm,./",
        "`",
        "QWERTYUIOP{}",
        'ASDFGHJKL:"',
        "ZXCVBNM<>?",
        "~",
    ),
    "be": (
        "йцукенгшўзх'",
        "фывапролджэ",
        "ячсмітьбю.",
        "ё",
        "ЙЦУКЕНГШЎЗХ'",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМІТЬБЮ,",
        "Ё",
    ),
    "ru": (
        "йцукенгшщзхъ",
        "фывапролджэ",
        "ячсмитьбю.",
        "ё",
        "ЙЦУКЕНГШЩЗХЪ",
        "ФЫВАПРОЛДЖЭ",
        "ЯЧСМИТЬБЮ,",
        "Ё",
    ),
}
PAIRS = [(meant, actual) for meant in ROWS for actual in ROWS if meant != actual]


def typed(text: str, meant: str, actual: str) -> str:
    """What comes out when ``text`` is typed as on the keyboard ``meant`` while it is ``actual``."""
    keys = dict(zip("".join(ROWS[meant]), "".join(ROWS[actual]), strict=True))
    return "".join(keys.get(letter, letter) for letter in text.replace("’", "'"))


def words(locale: str) -> list[str]:
    """Words of the catalogues that a keyboard of the language can write."""
    catalogue = polib.pofile(str(ROOT / "locale" / locale / "LC_MESSAGES" / "django.po"))
    text = " ".join(" ".join([entry.msgstr, *entry.msgstr_plural.values()]) for entry in catalogue)
    found = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    letters = set("".join(ROWS[locale]) + "’")
    return sorted({word for word in found if len(word) > 2 and set(word) <= letters})


def english_words() -> list[str]:
    catalogue = polib.pofile(str(ROOT / "locale" / "be" / "LC_MESSAGES" / "django.po"))
    text = " ".join(entry.msgid for entry in catalogue)
    return sorted(set(re.findall(r"[A-Za-z]{3,}(?:'[a-z]+)?", text)))


WORDS = {"be": words("be"), "ru": words("ru"), "en": english_words()}


def test_there_are_enough_words_to_try() -> None:
    assert sum(map(len, WORDS.values())) >= 1000


@pytest.mark.parametrize(("meant", "actual"), PAIRS)
def test_every_word_typed_in_another_layout_is_recovered(meant: str, actual: str) -> None:
    known = {each.replace("’", "'") for word in WORDS[meant] for each in (word, word.upper())}
    lost = []
    for word in known:
        wrong = typed(word, meant, actual)
        if wrong != word and word not in [each for each in layouts(wrong) if each in known]:
            lost.append((word, wrong))

    assert lost == []


@pytest.mark.parametrize(("meant", "actual"), PAIRS)
def test_every_key_has_its_sign_in_the_other_layouts(meant: str, actual: str) -> None:
    for rows in (ROWS[meant][:4], ROWS[meant][4:]):
        keys = " ".join(rows)
        # The apostrophe is on one key with and without Shift, and nobody can tell which.
        expected = {keys, keys.replace("}", "]"), keys.replace("Ъ", "ъ")}

        assert expected & set(layouts(typed(keys, meant, actual)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ghbdtn? vbh", "Привет, мир"),
        ("ghsdbnfyyt", "прывітанне"),
        ("f,]zdf", "аб'ява"),
        ("[fnf", "хата"),
        ("~cwm", "Ёсць"),
        ("@dsfhs@", '"выары"'),
        ("руддщ", "hello"),
        ("руддў", "hello"),
        ("цишиня", "цішіня"),
        ("машіна", "машина"),
        ("аўў’іф", "foo]ba"),
    ],
)
def test_a_text_is_read_as_it_was_meant(text: str, meant: str) -> None:
    assert meant in layouts(text)


@pytest.mark.parametrize("text", ["", "2018", "?!", "北京", "уж", "z", "s ж"])
def test_what_has_no_letters_on_these_keys_is_left_alone(text: str) -> None:
    assert layouts(text) == ()
