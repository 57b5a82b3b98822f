"""Surnames, which no dictionary holds: their forms look like those of other words.

By its ending alone Лаўроў would be a form of лаўры, Пуцін one of пуціна, Пескаў one of песка.
"""

import re

_SHAPES = [
    (re.compile(f"(.{{2,}}{shape})(?:{endings})"), nominative)
    for shape, endings, nominative in (
        # Лаўроў, Лаўрова, Лаўровым; Пескаў; Караеў; and Калеснікава, Калеснікавай
        ("[аоея]", "у|ва|ву|ве|вы|вым|вых|вымі|вай|вую|ваю", "у"),
        # Пуцін, Пуціна, Пуціным; Ельцын
        ("[іы]н", "|а|у|е|ы|ым|ых|ымі|ай|ую|аю", ""),
        # Шуневіч, Шуневіча, Шуневічам
        ("віч", "|а|у|ы|ам|ау|ах|амі", ""),
        # Пазняк, Пазняка, Пазняком; Бабарыка, Бабарыкам
        ("[аоуыіяюе]к", "|а|у|ам|ом", ""),
    )
]


def surname(normal: str) -> str:
    """What the forms of a surname have in common, for a normalised word; "" if it is like none."""
    for shape, nominative in _SHAPES:
        found = shape.fullmatch(normal)
        if found:
            return found[1] + nominative
    return ""
