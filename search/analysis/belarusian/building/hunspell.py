"""Reads a hunspell dictionary: each entry with all forms that its affix rules make."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A word of the list, its flags, its forms (itself first), and those with a prefix."""

    word: str
    flags: str
    forms: list[str]
    prefixed: list[str]


class _Affix(NamedTuple):
    suffix: bool
    strip: str
    add: str
    condition: re.Pattern[str]
    crosses: bool


def entries(affixes: Path, words: Path) -> Iterator[Entry]:
    """The entries of the ``.dic`` file ``words`` by the rules of the ``.aff`` file ``affixes``."""
    rules = _rules(affixes)
    for line in words.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, rest = line.strip().partition("/")
        if word:
            flags = rest.split()[0] if rest else ""
            applied = [affix for flag in flags for affix in rules.get(flag, ())]
            forms = [word, *_suffixed(word, applied)]
            prefixed = _prefixed(word, forms, applied)
            yield Entry(word, flags, list(dict.fromkeys(forms)), list(dict.fromkeys(prefixed)))


def _rules(affixes: Path) -> dict[str, list[_Affix]]:
    rules: dict[str, list[_Affix]] = defaultdict(list)
    crosses: dict[str, bool] = {}
    for line in affixes.read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        if len(parts) < 4 or parts[0] not in {"SFX", "PFX"}:
            continue
        kind, flag, third, fourth = parts[:4]
        if len(parts) == 4 and third in {"Y", "N"} and fourth.isdigit():
            crosses[flag] = third == "Y"
            continue
        rules[flag].append(_affix(kind == "SFX", parts[2:], crosses[flag]))
    return rules


def _affix(suffix: bool, parts: list[str], crosses: bool) -> _Affix:
    """``parts``: what is cut off, what is added, and the condition; "0" is nothing."""
    strip, add = ("" if part == "0" else part for part in (parts[0], parts[1].split("/")[0]))
    condition = parts[2] if len(parts) > 2 else "."
    pattern = re.compile(f"{condition}$" if suffix else f"^{condition}")
    return _Affix(suffix, strip, add, pattern, crosses)


def _suffixed(word: str, applied: list[_Affix]) -> Iterator[str]:
    for affix in applied:
        if affix.suffix and word.endswith(affix.strip) and affix.condition.search(word):
            yield word[: len(word) - len(affix.strip)] + affix.add


def _prefixed(word: str, forms: list[str], applied: list[_Affix]) -> Iterator[str]:
    for affix in applied:
        if not affix.suffix:
            for form in forms if affix.crosses else [word]:
                if form.startswith(affix.strip) and affix.condition.search(form):
                    yield affix.add + form[len(affix.strip) :]
