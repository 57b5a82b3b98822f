"""Grammars that XML of ours is held against: RELAX NG, read by rnc2rng, judged by lxml."""

from functools import cache
from pathlib import Path

import rnc2rng
from lxml import etree

FOLDER = Path(__file__).parent


@cache
def grammar(name: str) -> etree.RelaxNG:
    """The grammar in ``{name}.rnc``."""
    simple = rnc2rng.dumps(rnc2rng.load(str(FOLDER / f"{name}.rnc")))
    return etree.RelaxNG(etree.fromstring(simple.encode()))


def faults(name: str, document: bytes) -> list[str]:
    """What the grammar ``name`` says against ``document``; empty when it keeps its rules."""
    try:
        tree = etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        return [str(error)]
    rules = grammar(name)
    rules.validate(tree)
    return [f"line {error.line}: {error.message}" for error in rules.error_log]
