"""Gives the comparatives of adverbs to the adjectives as well: вышэй is from высокі too."""

from search.analysis.belarusian.building.tags import Forms, uses

_DEGREES = {"C", "S"}


def give_to_adjectives(forms: Forms) -> None:
    """Adds to each comparative or superlative of an adverb the adjective of that adverb."""
    for lemmas in forms.values():
        for adverb, tags in list(lemmas.items()):
            if any(tag[0] == "R" and case in _DEGREES for tag, case in uses(tags)):
                for adjective in (adverb[:-1] + "ы", adverb[:-1] + "і"):
                    if forms.get(adjective, {}).get(adjective, "").startswith("A"):
                        lemmas.setdefault(adjective, "A")
