"""Brings the dictionaries together: each form with the lemmas that it may have."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.analysis.belarusian.building.grammardb import Paradigm
from search.analysis.belarusian.building.hunspell import Entry
from search.analysis.belarusian.building.tags import Forms, uses
from search.analysis.belarusian.orthography import norm

SPELLED = "H"
"""The tag of what the spelling dictionary alone has; it does not tell parts of speech."""

_PARTICIPLE = "PP"
_VERB_FLAGS = set("bcdefghijklmnoqstvwxy")
_NOUN_FLAGS = set("VZS")
_REFLEXIVE = ("ся", "цца")
_INFINITIVE = ("ць", "ці", "чы")
_REFLEXIVE_INFINITIVE = ("цца", "ціся", "чыся", "сціся")
_OTHER_GENITIVE = {"у": "а", "ю": "я"}
# Official endings and those of taraškievica: locative (у гадох), genitive (чалавекоў) plural.
_OTHER_ENDINGS = (("ах", "ох"), ("ях", "ех"), ("ау", "оу"), ("яу", "еу"))


def collected(
    grammar: Iterable[Paradigm], spelling: Iterable[Entry]
) -> tuple[Forms, dict[str, str]]:
    """All forms; and the participles, each with the aspects (letters of its tags) it has."""
    forms: Forms = defaultdict(dict)
    participles: dict[str, str] = {}
    for paradigm in grammar:
        lemma = norm(paradigm.lemma)
        if paradigm.tag.startswith(_PARTICIPLE):
            participles[lemma] = participles.get(lemma, "") + paradigm.tag[3:4]
        # A form of several words (аб кім) stands for each of them.
        for words, cases in paradigm.forms.items():
            tag = f"{paradigm.tag} {cases}".strip()
            for form in words.split(" "):
                if "-" not in form:
                    lemmas = forms[norm(form)]
                    lemmas[lemma] = sys.intern(f"{lemmas[lemma]}/{tag}" if lemma in lemmas else tag)
    for entry in spelling:
        _add_spelled(forms, entry)
    forms.update(_in_the_other_orthography(forms))
    forms.update(_with_the_other_genitive(forms))
    return forms, participles


def _add_spelled(forms: Forms, entry: Entry) -> None:
    """Adds what GrammarDB does not have: names, and words with ё, which belmorph 1.0.0 lost."""
    word = entry.word
    if "-" in word or "." in word or not entry.flags or (len(word) > 1 and word.isupper()):
        return
    for lemma, members in _lexemes(entry):
        for form in map(norm, members):
            if form not in forms or "ё" in word or set(forms[form].values()) == {SPELLED}:
                forms[form].setdefault(norm(lemma), SPELLED)


def _lexemes(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    """An entry is one word, but that of a verb has the reflexive verb in it as well."""
    flags = set(entry.flags)
    if not flags & _VERB_FLAGS or flags & _NOUN_FLAGS:
        yield entry.word, entry.forms
        return
    reflexive = [form for form in entry.forms if form.endswith(_REFLEXIVE)]
    plain = [form for form in entry.forms if not form.endswith(_REFLEXIVE)]
    for members, endings in ((plain, _INFINITIVE), (reflexive, _REFLEXIVE_INFINITIVE)):
        infinitive = next((form for form in members if form.endswith(endings)), None)
        if infinitive:
            yield infinitive, members


def _in_the_other_orthography(forms: Forms) -> Forms:
    others: Forms = {}
    for form, lemmas in forms.items():
        for lemma, tag in lemmas.items():
            if len(form) > 3 and tag[0] in {"N", SPELLED}:
                for respelled in _respelled(form, lemma):
                    if respelled not in forms:
                        others.setdefault(respelled, {})[lemma] = tag
    return others


def _respelled(form: str, lemma: str) -> Iterator[str]:
    for official, other in _OTHER_ENDINGS:
        if form.endswith(official) and not lemma.endswith(official):
            yield form[: -len(official)] + other


def _with_the_other_genitive(forms: Forms) -> Forms:
    """Masculine nouns in -у that many write with -а too (фестывалю, фестываля)."""
    others: Forms = {}
    for form, lemmas in forms.items():
        ending = _OTHER_GENITIVE.get(form[-1:], "")
        for lemma, tags in lemmas.items() if ending else ():
            masculine = any(tag.endswith("M1") and use == "GS" for tag, use in uses(tags))
            if masculine and form[:-1] + ending not in forms:
                others.setdefault(form[:-1] + ending, {})[lemma] = tags
    return others
