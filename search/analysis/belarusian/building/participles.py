"""Gives participles to their verbs: readers take забаронены for a form of забараніць."""

from collections import defaultdict

from search.analysis.belarusian.building.tags import Forms

Verbs = dict[str, set[tuple[str, str]]]
"""Infinitives and their aspects by the infinitive without the vowels that stress changes."""

_STRESS = str.maketrans("оя", "ае")


def give_to_verbs(forms: Forms, participles: dict[str, str]) -> None:
    """Puts the verb in the place of each participle of ``participles`` that has one."""
    verbs = _verbs(forms)
    known = {each: _verb(each, aspects, verbs) for each, aspects in participles.items()}
    for lemmas in forms.values():
        for lemma in list(lemmas):
            verb = known.get(lemma)
            if verb and lemmas[lemma][:1] in {"P", "A"}:
                lemmas.setdefault(verb, "V")
                del lemmas[lemma]


def _verbs(forms: Forms) -> Verbs:
    verbs: Verbs = defaultdict(set)
    for lemmas in forms.values():
        for lemma, tag in lemmas.items():
            if tag[0] == "V":
                verbs[lemma.translate(_STRESS)].add((lemma, tag[2:3]))
    return verbs


def _verb(participle: str, aspects: str, verbs: Verbs) -> str | None:
    """The infinitive of a verb of the same aspect if there is one, else of another, else None."""
    candidates = _candidates(participle)
    for any_aspect in (False, True):
        for candidate in candidates:
            fitting = [
                lemma
                for lemma, aspect in verbs.get(candidate.translate(_STRESS), ())
                if any_aspect or aspect in aspects
            ]
            if fitting:
                return candidate if candidate in fitting else min(fitting)
    return None


def _candidates(participle: str) -> list[str]:
    """Infinitives of which ``participle`` may be made, the likeliest first."""
    stem = participle[:-3]
    if participle.endswith("ты"):
        return [participle[:-2] + "ць"]
    if participle.endswith("аны"):
        return [stem + "аць", stem + "ыць", *_hardened(stem)]
    if participle.endswith("яны"):
        return [stem + "яць"]
    if participle.endswith("ены"):
        likeliest = [stem[:-2] + "віць"] if stem.endswith(("ул", "вл")) else []
        return [*likeliest, stem + "іць", stem + "ыць", stem + "ець", *_softened(stem)]
    return []


def _hardened(stem: str) -> list[str]:
    """Infinitives whose last consonant became a hushing one (прыгожаны ← прыгожыць)."""
    if stem.endswith("шч"):
        return [stem[:-2] + ending for ending in ("сціць", "шчыць", "скаць")]
    if stem.endswith("ждж"):
        return [stem[:-2] + "дзіць", stem[:-3] + "здзіць"]
    if stem.endswith("дж"):
        return [stem[:-2] + "дзіць", stem[:-2] + "дзець"]
    changes = {"ж": ("зіць", "дзіць"), "ш": ("сіць",), "ч": ("ціць", "каць")}
    return [stem[:-1] + ending for ending in changes.get(stem[-1:], ())]


def _softened(stem: str) -> list[str]:
    if stem.endswith("дз"):
        return [stem[:-2] + "сці", stem[:-2] + "дзіць"]
    if stem.endswith("ц"):
        return [stem[:-1] + "сці"]
    if stem.endswith(("с", "з")):
        return [stem + "ці"]
    if stem.endswith(("пл", "бл", "мл")):
        return [stem[:-1] + "іць"]
    if stem.endswith(("ул", "вл")):
        return [stem[:-2] + "віць"]
    return []
