"""Takes from ambiguous forms what they could be but hardly ever are in a text."""

from collections.abc import Callable

from search.analysis.belarusian.building.tags import Forms, Use, uses

Readings = dict[str, frozenset[Use]]
"""Lemma → what the form is of it."""

_IMPERATIVE = {"I2S", "I2P"}
_POSSESSIVES = {"мой", "твой", "свой", "наш", "ваш"}


def drop_unlikely(forms: Forms) -> None:
    """Takes away lemmas of which a form is an unlikely one, as long as another is left."""
    for form, lemmas in forms.items():
        if len(lemmas) > 1:
            readings = {lemma: uses(tags) for lemma, tags in lemmas.items()}
            for rule in _RULES:
                for lemma in rule(form, readings):
                    if len(readings) > 1:
                        del readings[lemma], lemmas[lemma]


def _imperatives(_: str, readings: Readings) -> list[str]:
    """Commands that look like another word than a noun: стаў is from стаць, not from ставіць."""
    commands = [lemma for lemma, found in readings.items() if _is_only(found, "V", _IMPERATIVE)]
    others = [found for lemma, found in readings.items() if lemma not in commands]
    return commands if any(_has(found, *"VARCSIM") for found in others) else []


def _like_little_words(_: str, readings: Readings) -> list[str]:
    """Nouns and verbs that look like a conjunction, preposition or pronoun: але is not from ала.

    But мае and маю are from мець more often than from мой.
    """
    little = {lemma for lemma, found in readings.items() if _has(found, *"CIS")} - _POSSESSIVES
    return [
        lemma
        for lemma, found in readings.items()
        if little and lemma not in little and all(tag[0] in "NV" for tag, _ in found)
    ]


def _towns_in_the_plural(form: str, readings: Readings) -> list[str]:
    """More than one Мінск: мінскі is an adjective."""
    if not _has(readings.get(form, frozenset()), "A"):
        return []
    return [lemma for lemma, found in readings.items() if _is_only(found, "NP", {"NP", "AP"})]


def _long_instrumentals(form: str, readings: Readings) -> list[str]:
    """With a thought, and with a participle, in their longer form: думаю is I think."""
    if not form.endswith(("аю", "яю", "ею", "ою")) or not _has_first_person(readings):
        return []
    return [
        lemma
        for lemma, found in readings.items()
        if _is_only(found, "N", {"IS"}) or _is_only(found, "V", {""})
    ]


def _has_first_person(readings: Readings) -> bool:
    cases = {case for found in readings.values() for tag, case in found if tag[0] == "V"}
    return bool(cases & {"R1S", "F1S"})


def _instrumentals_like_adjectives(_: str, readings: Readings) -> list[str]:
    """With a Belarusian woman: беларускай is the adjective."""
    return [
        lemma
        for lemma, found in readings.items()
        if lemma.endswith(("ска", "цка"))
        and _is_only(found, "N", {"IS"})
        and _has(readings.get(lemma[:-1] + "і", frozenset()), "A")
    ]


def _has(found: frozenset[Use], *kinds: str) -> bool:
    """Whether one of ``found`` has a tag that begins with one of ``kinds``."""
    return any(tag.startswith(kinds) for tag, _ in found)


def _is_only(found: frozenset[Use], kind: str, cases: set[str]) -> bool:
    """Whether all of ``found`` have a tag that begins with ``kind``, and one of the ``cases``."""
    return all(tag.startswith(kind) and case in cases for tag, case in found)


_RULES: tuple[Callable[[str, Readings], list[str]], ...] = (
    _imperatives,
    _like_little_words,
    _towns_in_the_plural,
    _long_instrumentals,
    _instrumentals_like_adjectives,
)
