"""The Belarusian dictionary is compiled without loss from what its sources say."""

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.belarusian.building.comparatives import give_to_adjectives
from search.analysis.belarusian.building.forms import collected
from search.analysis.belarusian.building.grammardb import Paradigm
from search.analysis.belarusian.building.homographs import settle
from search.analysis.belarusian.building.hunspell import Entry, entries
from search.analysis.belarusian.building.packing import packed
from search.analysis.belarusian.building.participles import give_to_verbs
from search.analysis.belarusian.building.rules import endings
from search.analysis.belarusian.building.unlikely import drop_unlikely
from search.analysis.belarusian.lexicon import Lexicon
from search.analysis.belarusian.orthography import norm

AFFIXES = """\
SET UTF-8
SFX A Y 2
SFX A а ы [^гкх]а
SFX A 0 мі а
PFX N Y 1
PFX N 0 не .
"""
words = st.text("абвіўеяцьзсш", min_size=1, max_size=6)


def paradigm(lemma: str, tag: str, *forms: str, **cases: str) -> Paradigm:
    """``forms`` of which nothing is said, and ``cases``: forms by what they are."""
    said = {form: case.replace("_", " ").strip() for case, form in cases.items()}
    return Paradigm(lemma, tag, {**dict.fromkeys(forms, ""), **said})


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
        [paradigm("хата", "NCIINF2", "хата", "хаты")],
        [Entry("хат", "A", ["хат", "хаты"], []), Entry("Менск", "A", ["Менск"], [])],
    )

    assert forms["хаты"] == {"хата": "NCIINF2"}
    assert forms["менск"] == {"менск": "H"}


def test_endings_of_taraškievica_are_added() -> None:
    forms, _ = collected([paradigm("год", "NCIINM1", "год", "гадах", "гадаў")], [])

    assert forms["гадох"] == forms["гадоу"] == {"год": "NCIINM1"}


def test_a_verb_and_its_reflexive_are_two_words() -> None:
    forms, _ = collected([], [Entry("мыць", "b", ["мыць", "мыю", "мыцца", "мыюся"], [])])

    assert forms["мыю"] == {"мыць": "H"}
    assert forms["мыюся"] == {"мыцца": "H"}


def test_a_participle_goes_to_its_verb() -> None:
    forms, participles = collected(
        [
            paradigm("забараніць", "VTPN1", "забараніць", "забараніў"),
            paradigm("забаронены", "PPPP", "забаронены", "забароненая"),
        ],
        [],
    )
    give_to_verbs(forms, participles)

    assert set(forms["забароненая"]) == {"забараніць"}


def test_a_lemma_whose_forms_another_has_too_yields_to_it() -> None:
    adjective = ["беларускі", "беларуская", "беларускай", "беларускую"]
    forms, _ = collected(
        [
            paradigm("беларускі", "ARP", *adjective),
            paradigm("беларуская", "NCIINF0", *adjective[1:]),
        ],
        [],
    )
    settle(forms, [])

    assert set(forms["беларускай"]) == {"беларускі"}


def test_a_rare_lemma_yields_to_one_of_the_spelling_dictionary() -> None:
    forms, _ = collected(
        [paradigm("каль", "NCIINM1", "каль", "каля"), paradigm("каля", "I", "каля")], []
    )
    settle(forms, [Entry("каля", "", ["каля"], [])])

    assert set(forms["каля"]) == {"каля"}


def test_words_that_look_alike_keep_what_each_is() -> None:
    urach, river = (
        paradigm("урач", "NCAPNM1", NP="урачы"),
        paradigm("урач", "NPIINF3", DS_GS="урачы"),
    )
    forms, _ = collected([urach, river], [])

    assert forms["урачы"] == {"урач": "NCAPNM1 NP/NPIINF3 DS GS"}


def test_a_genitive_in_a_stands_beside_one_in_u_and_hides_no_word() -> None:
    forms, _ = collected(
        [
            paradigm("фестываль", "NCIINM1", NS="фестываль", GS="фестывалю"),
            paradigm("парк", "NCIINM1", NS="парк", GS="парку"),
            paradigm("парка", "NCIINF2", NS="парка", AS="парку"),
        ],
        [],
    )

    assert set(forms["фестываля"]) == {"фестываль"}
    assert set(forms["парка"]) == {"парка"}


def test_a_comparative_is_from_the_adjective_too() -> None:
    forms, _ = collected(
        [
            paradigm("высока", "RA", P="высока", C="вышэй"),
            paradigm("высокі", "AQP", MNS="высокі"),
            paradigm("заўтра", "RX", C="заўтрай"),
        ],
        [],
    )
    give_to_adjectives(forms)

    assert set(forms["вышэй"]) == {"высока", "высокі"}
    assert set(forms["высока"]) == {"высока"}
    assert set(forms["заутрай"]) == {"заутра"}


UNLIKELY = {
    "стаў": (
        "стаць",
        [paradigm("стаць", "VIPN1", PMS="стаў"), paradigm("ставіць", "VTMN2", I2S="стаў")],
    ),
    "але": ("але", [paradigm("але", "CKX", _="але"), paradigm("ала", "NPIINF2", DS_LS="але")]),
    "мінскі": (
        "мінскі",
        [paradigm("мінскі", "ARP", MNS="мінскі"), paradigm("мінск", "NPIINM1", NP_AP="мінскі")],
    ),
    "думаю": (
        "думаць",
        [paradigm("думаць", "VIMN1", R1S="думаю"), paradigm("дума", "NCIINF2", IS="думаю")],
    ),
    "беларускай": (
        "беларускі",
        [
            paradigm("беларускі", "ARP", FGS="беларускай"),
            paradigm("беларуска", "NCAPNF2", IS="беларускай"),
        ],
    ),
}
LIKELY = {
    "мае": [paradigm("мой", "SAS0", NNS="мае"), paradigm("мець", "VTMN1", R3S="мае")],
    "удары": [paradigm("удар", "NCIINM1", NP="удары"), paradigm("ударыць", "VDPN2", I2S="удары")],
    "палкай": [paradigm("палкі", "AQP", FGS="палкай"), paradigm("палка", "NCIINF2", IS="палкай")],
    "баку": [paradigm("бок", "NCIINM1", LS="баку"), paradigm("Баку", "NPIINS5", NS="баку")],
}


@pytest.mark.parametrize("form", UNLIKELY)
def test_what_a_form_hardly_ever_is_in_a_text_is_left_out(form: str) -> None:
    lemma, words_alike = UNLIKELY[form]
    forms, _ = collected(words_alike, [])
    drop_unlikely(forms)

    assert set(forms[norm(form)]) == {lemma}


@pytest.mark.parametrize("form", LIKELY)
def test_what_a_form_may_well_be_is_kept(form: str) -> None:
    forms, _ = collected(LIKELY[form], [])
    drop_unlikely(forms)

    assert len(forms[form]) == 2
