"""Letters to one person: please confirm, welcome, already subscribed."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from issues.document.plain_text import NBSP, underlined, wrapped
from newsletter.choices import in_words
from newsletter.mail.envelope import ascii_sender, headers_of, sender_name
from newsletter.mail.issue_text import UNDER_TITLE
from newsletter.mail.links import Link, on_mirrors, personal, reading_safely
from newsletter.mail.painting import paint
from newsletter.mail.template import Template, new_marker
from newsletter.mail.words import risk
from newsletter.models import Letter, Subscriber
from newsletter.secrets.tokens import Purpose

PURPOSE_OF = {
    Letter.Kind.CONFIRM: Purpose.CONFIRM,
    Letter.Kind.WELCOME: Purpose.LEAVE,
    Letter.Kind.KNOWN: Purpose.LEAVE,
}
"""What the token of each kind of letter is for."""


@dataclass(frozen=True)
class Text:
    """``button`` is the one thing to do, ``links`` are others; ``after`` stands below them."""

    heading: str
    before: tuple[str, ...]
    button: Link | None = None
    after: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def letter_template(kind: str, subscriber: Subscriber) -> Template:
    """The letter of ``kind`` in the language of ``subscriber``, whose edition is at hand."""
    kind, language, marker = Letter.Kind(kind), subscriber.language, new_marker()
    edition = subscriber.edition
    safely = reading_safely(language)
    leave = personal("newsletter_leave", language, marker)
    with translation.override(language):
        text = _TEXTS[kind](subscriber, marker)
        context = {
            "language": language,
            "neutral": edition.neutral,
            "subject": text.heading,
            "name": sender_name(edition),
            "letter": text,
            "risk": risk(),
            "reading_safely": safely,
            "beginning": text.before[0],
            "elsewhere": _elsewhere(text),
        }
        return Template(
            name=sender_name(edition),
            address=ascii_sender(),
            subject=text.heading,
            headers=headers_of(
                edition,
                [language],
                leave=leave if PURPOSE_OF[kind] is Purpose.LEAVE else "",
                by_itself=True,
            ),
            text=_plain(text, safely),
            html=paint("newsletter/mail/letter.html", context),
            marker=marker,
        )


def _confirm(subscriber: Subscriber, marker: str) -> Text:
    address = personal("newsletter_confirm", subscriber.language, marker)
    return Text(
        heading=_("Confirm your subscription"),
        before=(
            _("Somebody, most likely you, asked for the newsletter to be sent to this address."),
            _chosen(subscriber),
        ),
        button=Link(_("Confirm"), address),
        after=(
            _(
                "This link holds for 48 hours. It opens a page with a button; only the button "
                "subscribes you."
            ),
            _(
                "If you did not ask for it, do nothing: the address is erased 48 hours after it "
                "was entered."
            ),
        ),
    )


def _welcome(subscriber: Subscriber, marker: str) -> Text:
    return Text(
        heading=_("You have been successfully subscribed"),
        before=(
            _(
                "The next issue will come by mail. Each mail has links to change the languages and "
                "to leave."
            ),
            _chosen(subscriber),
        ),
        links=_ways_out(subscriber, marker),
    )


def _known(subscriber: Subscriber, marker: str) -> Text:
    return Text(
        heading=_("You are subscribed already"),
        before=(
            _(
                "Somebody, most likely you, entered this address in the form once more. Nothing "
                "has changed by that."
            ),
            _chosen(subscriber),
        ),
        links=_ways_out(subscriber, marker),
    )


_TEXTS: dict[Letter.Kind, Callable[[Subscriber, str], Text]] = {
    Letter.Kind.CONFIRM: _confirm,
    Letter.Kind.WELCOME: _welcome,
    Letter.Kind.KNOWN: _known,
}


def _chosen(subscriber: Subscriber) -> str:
    return f"{subscriber.edition.name}: {in_words(subscriber.languages.split(','))}"


def _ways_out(subscriber: Subscriber, marker: str) -> tuple[Link, ...]:
    change = personal("newsletter_change", subscriber.language, marker)
    leave = personal("newsletter_leave", subscriber.language, marker)
    return (
        Link(_("Change what you get"), change),
        Link(_("Leave the newsletter"), leave),
    )


def _elsewhere(text: Text) -> list[str]:
    """The one thing to do, or the last of the others, at the other addresses of the site."""
    link = text.button or text.links[-1]
    return on_mirrors(link.address)


def _plain(text: Text, safely: Link | None) -> str:
    links = [*([text.button] if text.button else []), *text.links]
    ways = [f"{link.text}:\n{link.address}" for link in links]
    if elsewhere := _elsewhere(text):
        ways.append("\n".join([f"{_('If the site does not open')}:", *elsewhere]))
    warning = [risk(), *([f"{safely.text}:\n{safely.address}"] if safely else [])]
    blocks = [
        underlined(text.heading, UNDER_TITLE),
        *map(wrapped, text.before),
        *ways,
        *map(wrapped, text.after),
        "-" * 3,
        *map(wrapped, warning),
    ]
    return "\n\n".join(blocks).replace(NBSP, " ")
