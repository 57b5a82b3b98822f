"""The Belarusian dictionary is compiled without loss from what its sources say."""

import lzma
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search.analysis.belarusian.building.forms import collected
from search.analysis.belarusian.building.grammardb import Paradigm
from search.analysis.belarusian.building.homographs import settle
from search.analysis.belarusian.building.hunspell import Entry, entries
from search.analysis.belarusian.building.packing import packed
from search.analysis.belarusian.building.participles import give_to_verbs
from search.analysis.belarusian.building.rules import endings
from search.analysis.belarusian.lexicon import Lexicon

AFFIXES = """\
SET UTF-8
SFX A Y 2
SFX A а ы [^гкх]а
SFX A 0 мі а
PFX N Y 1
PFX N 0 не .
"""
words = st.text("абвіўеяцьзсш", min_size=1, max_size=6)


def compiled(forms: dict[str, dict[str, str]]) -> Lexicon:
    return Lexicon(lzma.decompress(packed(endings(forms))))


@given(st.dictionaries(words, st.sets(words, min_size=1, max_size=4), min_size=1))
def test_every_form_keeps_exactly_its_lemmas(lemmas: dict[str, set[str]]) -> None:
    letters = str.maketrans("ў", "у")
    forms: dict[str, dict[str, str]] = {}
    for form, found in lemmas.items():
        forms.setdefault(form.translate(letters), {}).update(
            dict.fromkeys((each.translate(letters) for each in found), "N")
        )
    forms = {form: dict(list(found.items())[:6]) for form, found in forms.items()}
    lexicon = compiled(forms)

    assert {form: set(lexicon.lemmas(form)) for form in forms} == {
        form: set(found) for form, found in forms.items()
    }


def test_an_unknown_word_goes_by_its_longest_known_ending() -> None:
    lexicon = compiled({"хаты": {"хата": "N"}, "дамы": {"дама": "N"}, "сталы": {"стол": "N"}})

    assert lexicon.lemmas("рамы") == ("рама",)
    assert lexicon.lemmas("хаты") == ("хата",)


def test_a_spelling_dictionary_is_read_with_its_affixes(tmp_path: Path) -> None:
    affixes, listed = tmp_path / "index.aff", tmp_path / "index.dic"
    affixes.write_text(AFFIXES, encoding="utf-8")
    listed.write_text("3\nхата/A\nнога/A\nдобры/N\nі\n", encoding="utf-8")

    assert list(entries(affixes, listed)) == [
        Entry("хата", "A", ["хата", "хаты", "хатамі"], []),
        Entry("нога", "A", ["нога", "ногамі"], []),
        Entry("добры", "N", ["добры"], ["недобры"]),
        Entry("і", "", ["і"], []),
    ]


def test_the_spelling_dictionary_adds_only_what_the_grammar_lacks() -> None:
    forms, _ = collected(
        [Paradigm("хата", "NCIINF2", ["хата", "хаты"])],
        [Entry("хат", "A", ["хат", "хаты"], []), Entry("Менск", "A", ["Менск"], [])],
    )

    assert forms["хаты"] == {"хата": "NCIINF2"}
    assert forms["менск"] == {"менск": "H"}


def test_endings_of_taraškievica_are_added() -> None:
    forms, _ = collected([Paradigm("год", "NCIINM1", ["год", "гадах", "гадаў"])], [])

    assert forms["гадох"] == forms["гадоу"] == {"год": "NCIINM1"}


def test_a_verb_and_its_reflexive_are_two_words() -> None:
    forms, _ = collected([], [Entry("мыць", "b", ["мыць", "мыю", "мыцца", "мыюся"], [])])

    assert forms["мыю"] == {"мыць": "H"}
    assert forms["мыюся"] == {"мыцца": "H"}


def test_a_participle_goes_to_its_verb() -> None:
    forms, participles = collected(
        [
            Paradigm("забараніць", "VTPN1", ["забараніць", "забараніў"]),
            Paradigm("забаронены", "PPPP", ["забаронены", "забароненая"]),
        ],
        [],
    )
    give_to_verbs(forms, participles)

    assert set(forms["забароненая"]) == {"забараніць"}


def test_a_lemma_whose_forms_another_has_too_yields_to_it() -> None:
    adjective = ["беларускі", "беларуская", "беларускай", "беларускую"]
    forms, _ = collected(
        [
            Paradigm("беларускі", "ARP", adjective),
            Paradigm("беларуская", "NCIINF0", adjective[1:]),
        ],
        [],
    )
    settle(forms, [])

    assert set(forms["беларускай"]) == {"беларускі"}


def test_a_rare_lemma_yields_to_one_of_the_spelling_dictionary() -> None:
    forms, _ = collected(
        [Paradigm("каль", "NCIINM1", ["каль", "каля"]), Paradigm("каля", "I", ["каля"])], []
    )
    settle(forms, [Entry("каля", "", ["каля"], [])])

    assert set(forms["каля"]) == {"каля"}
