"""What a feed reader makes of a change: news for corrections, silence for typos."""

import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import feedparser
import pytest
from django.test import Client
from wagtail.models import Site

from issues.models import Commentary, IssuePage
from tests import factories

pytestmark = pytest.mark.django_db
FEED = "/en/feeds/all.atom"
NOTE = "It was one district & not two."


def _parsed(client: Client) -> Any:
    return feedparser.parse(BytesIO(client.get(FEED).content))


def _publish(issue: IssuePage, lead: str, *notes: str) -> None:
    stored = json.loads(issue.serializable_data()["commentaries"])
    stored[0]["value"] |= {
        "lead": lead,
        "corrections": [
            {"type": "item", "id": str(uuid4()), "value": {"note": note, "stamp": None}}
            for note in notes
        ],
    }
    issue.commentaries = json.dumps(stored)
    issue.save_revision().publish()
    issue.refresh_from_db()


def test_a_typo_changes_the_file_and_not_the_date_of_the_entry(site: Site, client: Client) -> None:
    issue = factories.issue()
    before, answer = _parsed(client), client.get(FEED)
    _publish(issue, "The week in won sentence.")
    after = _parsed(client)

    assert client.get(FEED, headers={"If-None-Match": answer["ETag"]}).status_code == 200
    assert after.entries[0].summary == "The week in won sentence."
    assert after.entries[0].updated == before.entries[0].updated
    assert after.feed.updated == before.feed.updated


def test_a_correction_makes_the_entry_new_and_says_what_was_wrong(
    site: Site, client: Client
) -> None:
    issue = factories.issue()
    _publish(issue, "The week in two sentences.", NOTE)
    row = Commentary.objects.get()
    (entry,) = _parsed(client).entries

    assert row.corrected_at is not None
    assert entry.updated == row.corrected_at.isoformat(timespec="seconds")
    assert entry.published == row.first_published_at.isoformat(timespec="seconds")
    assert "It was one district &amp; not two." in entry.content[0].value
    assert "<h3>Corrections</h3>" in entry.content[0].value


def test_a_commentary_that_joins_a_known_issue_is_new_in_the_feed(
    site: Site, client: Client
) -> None:
    issue = factories.issue()
    first = Commentary.objects.get()
    stored = json.loads(issue.serializable_data()["commentaries"])
    issue.commentaries = json.dumps(
        [*stored, factories.commentary("the-ruling-elite", title="New")]
    )
    issue.save_revision().publish()

    dates = {entry.title: entry.updated_parsed for entry in _parsed(client).entries}
    assert Commentary.objects.get(title="New").first_published_at > first.first_published_at
    assert dates["New"] >= dates[first.title]
