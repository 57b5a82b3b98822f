"""The words that files of an issue say themselves, in the active language."""

from django.utils.translation import gettext as _


def words_of_files(week: str, address: str, published: str) -> dict[str, str]:
    """``{name: text}``; ``week`` and the day ``published`` are in words."""
    return {
        "kicker": _("Issue of the week"),
        "contents": _("In this issue"),
        "corrections": _("Corrections"),
        "sources": _("Sources"),
        "byline": _("Analysts of “Situation in Belarus”"),
        "table": _("Table"),
        "picture": _("Picture"),
        "links": _("Links"),
        "about": _("About this issue"),
        "address": _("Permanent address"),
        "published": _("Published: %(day)s") % {"day": published},
        "cite": _("How to cite"),
        "citation": _("“Situation in Belarus”, issue of %(week)s, %(address)s")
        % {"week": week, "address": address},
        "offline": _("This file asks nobody for anything when it is opened."),
        "accessibility": _(
            "The text can be read aloud in its order; pictures have a description in words."
        ),
    }
