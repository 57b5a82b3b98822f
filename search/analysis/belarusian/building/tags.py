"""What a form is: the tags of GrammarDB, as they are kept with its lemmas."""

from functools import cache
from typing import NamedTuple

Forms = dict[str, dict[str, str]]
"""Form → lemma → tags, both words in the spelling of ``norm``.

Tags are those of the lemma, "/" between them, each with what the form is where GrammarDB says so:
"NCAPNM1 NP/NPIINF3 DS GS".
"""


class Use(NamedTuple):
    """One thing that a form may be.

    ``tag`` begins with the part of speech of the lemma; ``case`` is the case and number of a noun
    ("NS"), preceded by the gender of an adjective ("MNS"), the mood or tense, person and number
    of a verb ("I2S", "0" for the infinitive), the degree of an adverb ("C"), "" if not known.
    """

    tag: str
    case: str


@cache
def uses(tags: str) -> frozenset[Use]:
    """All that a form with these ``tags`` may be."""
    parts = (part.split(" ") for part in tags.split("/"))
    return frozenset(Use(tag, case) for tag, *cases in parts for case in cases or [""])
