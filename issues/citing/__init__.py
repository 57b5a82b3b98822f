"""Commentaries as works that others cite: a neutral record, and the forms it is written in.

Nothing here looks at the database, the clock or a request.
"""

from issues.citing.record import Citation, Translation
from issues.citing.text import text_citation

__all__ = ["Citation", "Translation", "text_citation"]
