"""One mail of an issue, to the editor who looks at it."""

from dataclasses import replace
from uuid import uuid4

from django.utils.translation import gettext as _

from newsletter.mail.template import NOBODY, Template
from newsletter.outgoing import bounces_mailbox, choice_of_settings, domain, pace_of_settings
from newsletter.sending.outcome import Outcome, Verdict
from newsletter.sending.transports import ConnectError, Post, transport_of

PATIENCE = 10
"""Seconds for each step: somebody sits and waits."""


class TestFailedError(Exception):
    """``sentence`` tells the editor why, with the mail server's own words."""

    __test__ = False

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


def send_test(template: Template, address: str) -> None:
    """Sends the mail with links that lead to nobody. Raises ``TestFailedError``.

    Not to be called within a transaction.
    """
    if not address:
        raise TestFailedError(
            _("Your account has no e-mail address: enter one under your name, “Account”.")
        )
    post = Post(
        template=template,
        recipient=address,
        message_id=f"<{uuid4().hex}@{domain()}>",
        token=NOBODY,
        returns_to=bounces_mailbox(),
    )
    pace = replace(pace_of_settings(), step=PATIENCE, final=PATIENCE)
    try:
        with transport_of(choice_of_settings(pace)) as transport:
            outcome = transport.send(post)
    except ConnectError as error:
        outcome = error.outcome
    if outcome.verdict is not Verdict.SENT:
        raise TestFailedError(_why(outcome))


def _why(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.UNREACHABLE and outcome.code is None:
        sentence = _("The mail server does not answer.")
    elif outcome.verdict is Verdict.UNANSWERED:
        sentence = _("The mail server took the mail and said nothing more: it may still arrive.")
    else:
        sentence = _("The mail server refused the mail.")
    return f"{sentence} {outcome.said}".strip()
