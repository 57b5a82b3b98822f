"""What readers see of issues: each function turns a page and an address into a response."""

from django.http import Http404
from wagtail.models import Page

from issues.reading.archive import render_all_issues, render_year
from issues.reading.citation_file import render_citation
from issues.reading.commentary import render_commentary
from issues.reading.issue import render_issue
from issues.reading.ledger import render_verdicts, render_verdicts_of_year
from issues.reading.section import render_section
from issues.reading.side_by_side import render_side_by_side

__all__ = [
    "refuse_alias",
    "render_all_issues",
    "render_citation",
    "render_commentary",
    "render_issue",
    "render_section",
    "render_side_by_side",
    "render_verdicts",
    "render_verdicts_of_year",
    "render_year",
]


def refuse_alias(page: Page) -> None:
    """Raises ``Http404`` for an alias: its address says one language, its text another."""
    if page.alias_of_id is not None:
        raise Http404
