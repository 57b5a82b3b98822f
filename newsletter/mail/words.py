"""What mails say besides their texts, in the active language."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def risk() -> str:
    return _(
        "In Belarus a subscription can be prosecuted, and the mails in your mailbox give it away."
    )


def harmless() -> str:
    return _(
        "This mail holds no pictures and no counters and loads nothing; its links lead straight to "
        "where they say."
    )


def beginning() -> str:
    """What a neutral mail begins with: all that a list of mails shows of it."""
    return _(
        "The text stands below. At the end it says how to change what comes, and how to stop it."
    )


def not_there(languages: Sequence[str]) -> list[str]:
    """A sentence for each of ``languages`` in which there is no text of the issue."""
    sentences = {
        "be": _("This issue has no text in Belarusian yet."),
        "ru": _("This issue has no text in Russian yet."),
        "en": _("This issue has no text in English yet."),
    }
    return [sentences[language] for language in languages if language in sentences]


def words_beside_a_text() -> dict[str, str]:
    """``{name: text}`` of what stands beside commentaries, in their own language."""
    return {
        "contents": _("In this issue"),
        "corrections": _("Corrections"),
        "sources": _("Sources"),
        "byline": _("Analysts of “Situation in Belarus”"),
        "picture": _("Picture"),
        "links": _("Links"),
        "address": _("Permanent address"),
        "on_the_site": _("See it on the site"),
        "shortened": _(
            "From here on the texts are shortened, since mail programs cut long mails off. The "
            "plain-text form of this mail has them in full, and so has the site."
        ),
        "more": _("Read more"),
    }
