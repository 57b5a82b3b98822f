"""What of a live translation is behind its original, as readers see it."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from issues.models import IssuePage, StalePart
from issues.reading.staleness import stale_parts
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db

FIRST, SECOND = "aaaaa", "bbbbb"


def _html(first: str = "One.", second: str = "Two.") -> str:
    return f'<p data-block-key="{FIRST}">{first}</p><p data-block-key="{SECOND}">{second}</p>'


@pytest.fixture
def issue(site: Site, newsroom: Newsroom) -> IssuePage:
    """A Belarusian issue of two commentaries, live in Russian and English too."""
    block = factories.commentary()
    block["value"]["body"][0]["value"] = _html()
    issue = factories.issue(
        "be", commentaries=[block, factories.commentary("the-ruling-elite", title="Another")]
    )
    newsroom.publish_in(issue, "ru", "en")
    return issue


def _stored(issue: IssuePage) -> list[Any]:
    blocks: list[Any] = json.loads(issue.serializable_data()["commentaries"])
    return blocks


def _edit(newsroom: Newsroom, issue: IssuePage, **fields: Any) -> None:
    """Publishes the source with other ``fields`` in its first commentary; ``html`` is the text."""
    stored = _stored(issue)
    if "html" in fields:
        stored[0]["value"]["body"][0]["value"] = fields.pop("html")
    stored[0]["value"] |= fields
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)


def _behind(newsroom: Newsroom, issue: IssuePage, language: str = "en") -> set[tuple[str, str]]:
    edition = newsroom.edition(issue, language)
    part = _stored(issue)[0]["value"]["body"][0]["id"]
    found = stale_parts(edition.pk, issue.commentaries[0].id)
    return {("text" if name == part else name, key) for name, key in found}


def test_nothing_is_behind_when_a_translation_is_new(issue: IssuePage, newsroom: Newsroom) -> None:
    assert not StalePart.objects.exists()


def test_only_the_changed_paragraph_is_behind_in_every_live_translation(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(newsroom, issue, html=_html(second="Two, corrected."))

    assert _behind(newsroom, issue, "en") == {("text", SECOND)}
    assert _behind(newsroom, issue, "ru") == {("text", SECOND)}
    assert not stale_parts(issue.pk, issue.commentaries[0].id)
    assert not stale_parts(newsroom.edition(issue, "en").pk, issue.commentaries[1].id)


def test_a_changed_title_and_lead_are_behind_by_their_names(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(newsroom, issue, title="Another title", lead="Another lead.")

    assert _behind(newsroom, issue) == {("title", ""), ("lead", "")}


def test_a_translation_in_the_drawer_does_not_make_the_live_page_current(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(newsroom, issue, html=_html(second="Two, corrected."))
    segment = newsroom.segment(issue, "en", "Two, corrected.")
    newsroom.put(issue, "en", segment, "[en] Two, corrected.")

    assert _behind(newsroom, issue) == {("text", SECOND)}
    newsroom.publish(issue, "en")
    assert _behind(newsroom, issue) == set()
    assert _behind(newsroom, issue, "ru") == {("text", SECOND)}


def test_what_is_published_while_still_outdated_stays_behind(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(newsroom, issue, html=_html("One, corrected.", "Two, corrected."))
    newsroom.put(
        issue, "en", newsroom.segment(issue, "en", "One, corrected."), "[en] One, corrected."
    )

    newsroom.publish(issue, "en")

    assert _behind(newsroom, issue) == {("text", SECOND)}


def test_an_outdated_wording_is_behind_from_its_first_publication_on(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue("be", commentaries=[factories.commentary(title="Before")])
    newsroom.submit(issue, "en")
    newsroom.translate_all(issue, "en")
    _edit(newsroom, issue, title="After")

    newsroom.publish(issue, "en")

    assert _behind(newsroom, issue) == {("title", "")}


def test_an_original_that_returns_to_its_old_words_is_no_longer_ahead(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _edit(newsroom, issue, html=_html(second="Two, wrong."))
    _edit(newsroom, issue, html=_html(second="Two, worse."))
    assert _behind(newsroom, issue) == {("text", SECOND)}

    _edit(newsroom, issue, html=_html())

    assert _behind(newsroom, issue) == set()


def test_a_paragraph_that_only_left_or_only_came_is_not_behind(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    one = f'<p data-block-key="{FIRST}">One.</p>'
    _edit(newsroom, issue, html=one)
    assert _behind(newsroom, issue) == set()

    _edit(newsroom, issue, html=one + '<p data-block-key="ccccc">Three.</p>')
    assert _behind(newsroom, issue) == set()


def test_a_paragraph_that_stays_although_its_original_is_gone_is_behind(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    replaced = f'<p data-block-key="{FIRST}">One.</p><p data-block-key="ccccc">Three.</p>'
    _edit(newsroom, issue, html=replaced)
    assert _behind(newsroom, issue) == {("text", SECOND)}

    newsroom.translate_all(issue, "en")
    newsroom.publish(issue, "en")
    assert _behind(newsroom, issue) == set()


def test_a_translators_better_wording_of_an_unchanged_text_is_not_a_lag(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.put(issue, "en", newsroom.segment(issue, "en", "One."), "[en] One, more finely.")
    _edit(newsroom, issue, title="Another title")

    assert _behind(newsroom, issue) == {("title", "")}


def test_an_older_draft_published_from_the_list_does_not_count_as_brought_up_to_date(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    edition = newsroom.edition(issue, "en")
    translation = newsroom.translation(issue, "en")
    newsroom.put(issue, "en", newsroom.segment(issue, "en", "One."), "[en] One, more finely.")
    translation.source.create_or_update_translation(edition.locale, publish=False, fallback=True)
    _edit(newsroom, issue, html=_html(second="Two, corrected."))
    newsroom.put(
        issue, "en", newsroom.segment(issue, "en", "Two, corrected."), "[en] Two, corrected."
    )

    _publish_from_the_list(newsroom.client("Editors"), edition)

    assert "[en] One, more finely." in str(newsroom.edition(issue, "en").commentaries.raw_data[0])
    assert _behind(newsroom, issue) == {("text", SECOND)}


def _publish_from_the_list(client: Client, page: IssuePage) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert client.post(f"{url}?id={page.pk}").status_code == 302


def test_a_page_taken_down_leaves_no_record(issue: IssuePage, newsroom: Newsroom) -> None:
    _edit(newsroom, issue, title="Another title")
    newsroom.edition(issue, "en").unpublish()
    newsroom.edition(issue, "ru").delete()

    assert not StalePart.objects.exists()


def test_a_page_kept_by_hand_catches_up_when_its_editor_changes_that_commentary(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    newsroom.translation(issue, "en").delete()
    _edit(newsroom, issue, title="Another title", verdict="worse")
    assert _behind(newsroom, issue) == {("title", "")}

    edition = newsroom.edition(issue, "en")
    edition.commentaries[1].value["lead"] = "Only the other commentary."
    edition.save_revision().publish()
    assert _behind(newsroom, issue) == {("title", "")}

    edition = newsroom.edition(issue, "en")
    edition.commentaries[0].value["title"] = "A title by hand"
    edition.save_revision().publish()
    assert _behind(newsroom, issue) == set()


def test_a_changed_cell_puts_the_whole_table_behind(site: Site, newsroom: Newsroom) -> None:
    def table(*cells: str) -> dict[str, Any]:
        return {
            "columns": [{"type": "text", "heading": "Year"}],
            "rows": [{"values": [cell]} for cell in cells],
            "caption": "Figures",
        }

    block = factories.commentary()
    part = str(uuid4())
    block["value"]["body"].append({"type": "table", "id": part, "value": table("one", "two")})
    issue = factories.issue("be", commentaries=[block])
    newsroom.publish_in(issue, "en")
    stored = _stored(issue)
    stored[0]["value"]["body"][1]["value"] = table("one", "three")
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    assert _behind(newsroom, issue) == {(part, "")}
