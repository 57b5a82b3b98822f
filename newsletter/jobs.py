"""What senders are told: jobs, made from settings and from the mails of an issue."""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import connection

from newsletter.mail.issue_mail import issue_template as issue_template
from newsletter.mail.template import Template
from newsletter.models import Mailing
from newsletter.outgoing import bounces_mailbox, choice_of_settings, domain
from newsletter.sending.job import Arrangement, Job
from newsletter.sending.pace import Pace

FOR_BACKENDS = ("EMAIL_", "ANYMAIL")
"""How settings begin that an e-mail backend of Django may look at."""
OF_THE_DATABASE = (
    "ENGINE",
    "NAME",
    "USER",
    "PASSWORD",
    "HOST",
    "PORT",
    "OPTIONS",
    "TIME_ZONE",
    "DISABLE_SERVER_SIDE_CURSORS",
)


class JobMaker:
    """Makes each mail of ``mailing`` once, when somebody who wants it occurs."""

    def __init__(self, mailing: Mailing, pace: Pace) -> None:
        self.mailing, self.pace = mailing, pace
        self.hold = settings.NEWSLETTER_WHEN_UNCERTAIN == "hold"
        self.templates: dict[Arrangement, Template] = {}

    def prepare(self, arrangements: Iterable[Arrangement]) -> None:
        for languages, language in arrangements:
            if (languages, language) not in self.templates:
                codes = tuple(languages.split(","))
                template = issue_template(self.mailing, codes, language)
                self.templates[languages, language] = template

    def job(self, connections: int) -> Job:
        """For one of so many senders; each gets a name of its own."""
        choice = choice_of_settings(self.pace)
        rate = self.mailing.edition.rate
        return Job(
            database=_database(),
            settings=_for_backends() if choice.kind == "backend" else {},
            keys=settings.NEWSLETTER_KEYS,
            key=self.mailing.key,
            mailing=self.mailing.pk,
            since=self.mailing.paced_since,
            sender=uuid.uuid4().hex,
            templates=self.templates,
            choice=choice,
            returns_to=bounces_mailbox(),
            domain=domain(),
            pace=self.pace,
            rate=rate / connections if rate else None,
            hold=self.hold,
        )


def _database() -> dict[str, Any]:
    """The connection that this process has, in words that JSON knows."""
    known = {name: connection.settings_dict.get(name) for name in OF_THE_DATABASE}
    return json.loads(json.dumps(known | {"NAME": str(known["NAME"])}, default=str))


def _for_backends() -> dict[str, Any]:
    names = [name for name in dir(settings) if name.startswith(FOR_BACKENDS)]
    return json.loads(json.dumps({name: getattr(settings, name) for name in names}, default=str))
