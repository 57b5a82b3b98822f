"""The verdict ledger: what the verdicts of each section add up to, as pages, strips and files."""

from issues.reading.ledger.pages import render_verdicts, render_verdicts_of_year

__all__ = ["render_verdicts", "render_verdicts_of_year"]
