"""An expression as SQLite's FTS5 reads it."""

from collections.abc import Iterable

from search.matching.expressions import Expression
from search.matching.wording import word


def fts5(expression: Expression, columns: Iterable[str]) -> str:
    """The right side of ``MATCH``, limited to ``columns``.

    Raises ``CannotBeWordedError`` for what no index can answer.
    """
    worded = word(
        expression,
        term=lambda term: f'"{term}"',
        beginning=lambda stem: f'"{stem}" *',
        both=" AND ",
        any_of=" OR ",
        but_not=" NOT ",
    )
    return f"{{{' '.join(columns)}}} : ({worded})"
