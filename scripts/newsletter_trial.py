"""A newsletter without a site: subscribers, a mailing, and a short letter to send."""

import base64
import os
import uuid
from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import connection

from newsletter import jobs
from newsletter.mail.template import Template, new_marker
from newsletter.models import Delivery, Edition, Mailing, Subscriber
from newsletter.secrets.keys import read_keys
from newsletter.secrets.sealing import index_of, seal
from newsletter.setup import ensure_editions

Arrangement = tuple[str, str]
BLOCK = 1000


def new_key() -> str:
    return f"1:{base64.b64encode(os.urandom(32)).decode()}"


def database_url() -> str:
    """The database of this process, as TEST_DATABASE_URL names it for another."""
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format_map(known)


def subscribe(
    edition: Edition, number: int, arrangements: Sequence[Arrangement]
) -> list[uuid.UUID]:
    """Makes so many confirmed subscribers, of each arrangement as many."""
    keyring, ids = read_keys(settings.NEWSLETTER_KEYS), []
    for start in range(0, number, BLOCK):
        rows = []
        for count in range(start, min(start + BLOCK, number)):
            address, row = f"reader{count}@example.org", uuid.uuid4()
            languages, language = arrangements[count % len(arrangements)]
            rows.append(
                Subscriber(
                    id=row,
                    sealed=seal(address, row, keyring),
                    index=index_of(address, keyring.newest),
                    edition=edition,
                    languages=languages,
                    language=language,
                    signed_up_on=date(2018, 6, 1),
                )
            )
        Subscriber.objects.bulk_create(rows)
        ids += [row.id for row in rows]
    return ids


def mailing_of(edition: Edition, issue: uuid.UUID, week: date, connections: int) -> Mailing:
    """A mailing that is being sent."""
    Edition.objects.filter(pk=edition.pk).update(connections=connections)
    return Mailing.objects.create(
        edition=Edition.objects.get(pk=edition.pk),
        issue=issue,
        week_start=week,
        state=Mailing.State.SENDING,
        languages=edition.languages,
        key=1,
    )


def short_letter(*_of_what: object) -> Template:
    marker = new_marker()
    address = f"https://situation.test/leave/{marker}/"
    return Template(
        name="Situation",
        address="letters@situation.test",
        subject="Тыдзень",
        headers=(("List-Unsubscribe", f"<{address}>"),),
        text=f"{'Нічога не змянілася, і гэта навіна. ' * 40}\n{address}\n",
        html=f"<p>{'Нічога не змянілася, і гэта навіна. ' * 40}</p><a href='{address}'>x</a>",
        marker=marker,
    )


def send_short_letters() -> None:
    """Lets crews of this process send a short letter in the place of an issue."""
    jobs.issue_template = short_letter  # type: ignore[assignment]  # takes what the other takes


def empty() -> Edition:
    """Removes all subscribers and mailings; returns the edition of two languages."""
    Delivery.objects.all().delete()
    Mailing.objects.all().delete()
    Subscriber.objects.all().delete()
    ensure_editions()
    return Edition.objects.get(code="be-ru")
