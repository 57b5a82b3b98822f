"""Runs, shares and gaps in words, in the active language."""

from collections.abc import Iterable

from django.utils.translation import get_language, ngettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from issues.reading.ledger.series import Cell
from issues.verdicts import Gap, Run, Share, Verdict

MINUS = "\u2212"
NOTHING = "–"
SHORT = {
    Verdict.BETTER: pgettext_lazy("verdict on a week", "better"),
    Verdict.UNCHANGED: pgettext_lazy("verdict on a week", "unchanged"),
    Verdict.WORSE: pgettext_lazy("verdict on a week", "worse"),
}


def language() -> str:
    return (get_language() or "en").split("-")[0]


def signed(number: int | None) -> str:
    """“+3”, “0”, “−2”; a dash where there is no number."""
    if number is None:
        return NOTHING
    return f"{number:+}".replace("-", MINUS) if number else "0"


def share_words(share: Share) -> str:
    """“12 better, 20 unchanged, 20 worse”."""
    return _("%(better)s better, %(unchanged)s unchanged, %(worse)s worse") % share._asdict()


def cell_words(cell: Cell) -> str:
    """The verdict in a word, or why there is none."""
    if cell.verdict is not None:
        return str(SHORT[cell.verdict])
    return str(Gap(cell.gap).label) if cell.gap is not None else ""


def weeks_in_words(cells: Iterable[Cell]) -> str:
    """Week after week in words: “worse, worse, no commentary in this section, better”."""
    words = [cell_words(cell) for cell in cells]
    return ", ".join(word[:1].lower() + word[1:] for word in words)


def run_words(run: Run, known: int | None = None) -> str:
    """“Worse for 7 weeks”. Where only ``known`` weeks are, a run may be longer than them all."""
    if known is not None and run.weeks >= known:
        return _more_than_a_year(run.verdict)
    if run.weeks == 1:
        return _latest_week(run.verdict)
    count = {"count": run.weeks}
    match run.verdict:
        case Verdict.BETTER:
            words = ngettext("Better for %(count)s week", "Better for %(count)s weeks", run.weeks)
        case Verdict.WORSE:
            words = ngettext("Worse for %(count)s week", "Worse for %(count)s weeks", run.weeks)
        case _:
            words = ngettext(
                "Unchanged for %(count)s week", "Unchanged for %(count)s weeks", run.weeks
            )
    return words % count


def place_words(run: Run, before: Verdict | None, known: int) -> str:
    """Where a week stands in its run: “Worse for the 3rd week in a row.”

    The first week of a run is compared with ``before``, the week before it.
    """
    if run.weeks >= known:
        return f"{_more_than_a_year(run.verdict)}."
    if run.weeks == 1:
        return _first_week(run.verdict, before)
    place = {"place": ordinal(run.weeks)}
    match run.verdict:
        case Verdict.BETTER:
            return _("Better for the %(place)s week in a row.") % place
        case Verdict.WORSE:
            return _("Worse for the %(place)s week in a row.") % place
        case _:
            return _("Unchanged for the %(place)s week in a row.") % place


def _first_week(verdict: Verdict, before: Verdict | None) -> str:
    words = {"before": SHORT[before] if before else pgettext("verdict on a week", "no verdict")}
    match verdict:
        case Verdict.BETTER:
            return _("Better; the week before: %(before)s.") % words
        case Verdict.WORSE:
            return _("Worse; the week before: %(before)s.") % words
        case _:
            return _("Unchanged; the week before: %(before)s.") % words


def _latest_week(verdict: Verdict) -> str:
    match verdict:
        case Verdict.BETTER:
            return _("Better in the latest week")
        case Verdict.WORSE:
            return _("Worse in the latest week")
        case _:
            return _("Unchanged in the latest week")


def _more_than_a_year(verdict: Verdict) -> str:
    match verdict:
        case Verdict.BETTER:
            return _("Better for more than a year")
        case Verdict.WORSE:
            return _("Worse for more than a year")
        case _:
            return _("Unchanged for more than a year")


def ordinal(number: int) -> str:
    """“3rd”, “3-і” (тыдзень), “3-ю” (неделю): the week in a row, in the case the sentences want."""
    last, teens = number % 10, 10 < number % 100 < 20
    if language() == "ru":
        return f"{number}-ю"
    if language() == "be":
        return f"{number}-{'і' if last in {2, 3} and not teens else 'ы'}"
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th')}"


def quarter_words(number: int, year: int | None = None) -> str:
    """“Q1”, or “Q1 2018”."""
    if year is None:
        return _("Q%(quarter)s") % {"quarter": number}
    return _("Q%(quarter)s %(year)s") % {"quarter": number, "year": year}
