"""Tells one set of terms from another: an index made by another version has to be made anew."""

import hashlib
from importlib.metadata import version

from search.analysis.belarusian.lexicon import MD5

RULES = 4
"""Counted up whenever the code gives other terms than before."""

_DATA = (MD5, version("pymorphy3-dicts-ru"), version("simplemma"))

VERSION = f"{RULES}-{hashlib.sha256(' '.join(_DATA).encode()).hexdigest()[:12]}"
"""Changes with the rules and with the data of any language; at most 40 characters."""
