"""Telling which of our sections an old page means."""

import re
from collections.abc import Iterable

from issues.legacy.text import fold

_DASHES = re.compile(r" ?[-\u2010-\u2015\u2212] ?")


def match_section(name: str, sections: Iterable[tuple[str, Iterable[str]]]) -> str | None:
    """The slug of the section called ``name``; ``sections`` gives each slug with its names.

    Case, spaces, a final stop and the kind of dash do not matter. ``None`` when no section has
    that name, or more than one has.
    """
    wanted = _plain(name)
    found = {slug for slug, names in sections if wanted and wanted in map(_plain, names)}
    return found.pop() if len(found) == 1 else None


def _plain(name: str) -> str:
    return _DASHES.sub("-", fold(name)).replace("ё", "е")
