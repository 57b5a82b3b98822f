"""An expression as PostgreSQL's ``tsquery`` type reads it."""

from search.matching.expressions import Expression
from search.matching.wording import word


def tsquery(expression: Expression) -> str:
    """A literal of the type ``tsquery``: quoted terms that no dictionary changes.

    It holds neither weights nor distances, so that a GIN index answers it without looking at rows.
    Raises ``CannotBeWordedError`` for what no index can answer.
    """
    return word(
        expression,
        term=lambda term: f"'{term}'",
        beginning=lambda stem: f"'{stem}':*",
        both=" & ",
        any_of=" | ",
        but_not=" & !",
    )
