"""Drops the less useful lemmas of forms that have several."""

from collections.abc import Iterable

from search.analysis.belarusian.building.hunspell import Entry
from search.analysis.belarusian.building.tags import Forms
from search.analysis.belarusian.orthography import norm

_FEW_FORMS = 2


def settle(forms: Forms, spelling: Iterable[Entry]) -> None:
    """Takes lemmas away from ambiguous ``forms``.

    A lemma that the smaller spelling dictionary does not know yields to one that it knows (каля
    is not from каль); one whose forms are all forms of another lemma yields to that one
    (беларуская to беларускі).
    """
    ambiguous = [form for form, lemmas in forms.items() if len(lemmas) > 1]
    contained = _forms_by_lemma(forms, ambiguous)
    _prefer_common(forms, ambiguous, _common_words(spelling))
    _merge_contained(forms, ambiguous, contained)


def _common_words(spelling: Iterable[Entry]) -> set[str]:
    return {norm(form) for entry in spelling for form in (*entry.forms, *entry.prefixed)}


def _forms_by_lemma(forms: Forms, ambiguous: list[str]) -> dict[str, set[str]]:
    """All forms of each lemma that some ambiguous form has."""
    found: dict[str, set[str]] = {lemma: set() for form in ambiguous for lemma in forms[form]}
    for form, lemmas in forms.items():
        for lemma in lemmas:
            if lemma in found:
                found[lemma].add(form)
    return found


def _prefer_common(forms: Forms, ambiguous: list[str], common: set[str]) -> None:
    for form in ambiguous:
        lemmas = forms[form]
        if any(lemma in common for lemma in lemmas):
            for rare in [lemma for lemma in lemmas if lemma not in common]:
                del lemmas[rare]


def _merge_contained(forms: Forms, ambiguous: list[str], held: dict[str, set[str]]) -> None:
    wider: dict[str, str] = {}
    for form in ambiguous:
        for lemma in forms[form]:
            if lemma not in wider and len(forms[form]) > 1 and len(held[lemma]) > _FEW_FORMS:
                for other in forms[form]:
                    if other not in wider and _is_inside(lemma, other, held):
                        wider[lemma] = other
                        break
    for form in ambiguous:
        lemmas = forms[form]
        for lemma in [each for each in lemmas if wider.get(each) in lemmas]:
            del lemmas[lemma]


def _is_inside(lemma: str, other: str, held: dict[str, set[str]]) -> bool:
    """Of two lemmas with the same forms the second in the alphabet is inside the first."""
    if lemma == other or not held[lemma] <= held[other]:
        return False
    return len(held[lemma]) < len(held[other]) or other < lemma
