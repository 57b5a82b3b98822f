"""What is removed from the source is removed everywhere, at once and with nothing half done."""

import json
from typing import Any

import pytest
from wagtail.models import Site
from wagtail.signals import page_published

from issues.models import Commentary, IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(site: Site, newsroom: Newsroom) -> IssuePage:
    """An English issue of two commentaries, live in Belarusian and Russian too."""
    issue = factories.issue(
        "en",
        commentaries=[
            factories.commentary(title="Goes", paragraphs=["One.", "Two."]),
            factories.commentary("the-ruling-elite", title="Stays"),
        ],
    )
    newsroom.publish_in(issue, "be", "ru")
    return issue


def _stored(issue: IssuePage) -> list[Any]:
    blocks: list[Any] = json.loads(issue.serializable_data()["commentaries"])
    return blocks


def _remove(issue: IssuePage, index: int) -> None:
    stored = _stored(issue)
    del stored[index]
    issue.commentaries = json.dumps(stored)


def _titles(issue: IssuePage) -> list[str]:
    return [child.value["title"] for child in issue.commentaries]


def test_a_commentary_removed_from_the_source_is_gone_in_every_language(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _remove(issue, 0)
    newsroom.save_source(issue)

    for language in ("be", "ru"):
        edition = newsroom.edition(issue, language)
        assert _titles(edition) == [f"[{language}] Stays"]
        assert _titles(edition.get_latest_revision_as_object()) == [f"[{language}] Stays"]
        assert not edition.has_unpublished_changes
    assert sorted(Commentary.objects.values_list("title", flat=True)) == [
        "Stays",
        "[be] Stays",
        "[ru] Stays",
    ]


def test_a_removal_in_a_draft_removes_nothing_yet(issue: IssuePage, newsroom: Newsroom) -> None:
    _remove(issue, 0)
    newsroom.save_source(issue, publish=False)

    assert len(newsroom.edition(issue, "be").commentaries) == 2


def test_an_unpublished_draft_of_a_translation_loses_it_too_and_stays_a_draft(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    edition = newsroom.edition(issue, "be")
    edition.commentaries[1].value["title"] = "A draft title"
    edition.save_revision()

    _remove(issue, 0)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "be")
    assert _titles(edition) == ["[be] Stays"]
    assert edition.has_unpublished_changes
    assert _titles(edition.get_latest_revision_as_object()) == ["A draft title"]


def test_a_translation_that_was_never_published_loses_it_too(
    site: Site, newsroom: Newsroom
) -> None:
    issue = factories.issue(
        "en",
        commentaries=[
            factories.commentary(title="Goes"),
            factories.commentary("the-ruling-elite", title="Stays"),
        ],
    )
    newsroom.submit(issue, "be")

    _remove(issue, 0)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "be")
    assert not edition.live
    assert _titles(edition.get_latest_revision_as_object()) == ["Stays"]


def test_a_stopped_translation_loses_it_too(issue: IssuePage, newsroom: Newsroom) -> None:
    translation = newsroom.translation(issue, "ru")
    translation.enabled = False
    translation.save()

    _remove(issue, 0)
    newsroom.save_source(issue)

    assert _titles(newsroom.edition(issue, "ru")) == ["[ru] Stays"]


def test_a_language_left_without_commentaries_is_unpublished(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    edition = newsroom.edition(issue, "be")
    edition.commentaries = json.dumps(_stored(edition)[:1])
    edition.save_revision().publish()

    _remove(issue, 0)
    newsroom.save_source(issue)

    edition = newsroom.edition(issue, "be")
    assert not edition.live
    assert not Commentary.objects.filter(page=edition).exists()
    assert newsroom.edition(issue, "ru").live


def test_a_paragraph_removed_from_the_source_is_gone_in_every_language(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    stored = _stored(issue)
    del stored[0]["value"]["body"][0]
    issue.commentaries = json.dumps(stored)
    newsroom.save_source(issue)

    body = newsroom.edition(issue, "be").commentaries[0].value["body"]
    assert [part.value.source.split(">")[1] for part in body] == ["[be] Two.</p"]


def test_removed_commentaries_do_not_return_with_the_next_publication(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    _remove(issue, 0)
    newsroom.save_source(issue)

    newsroom.publish(issue, "be")

    assert _titles(newsroom.edition(issue, "be")) == ["[be] Stays"]


def test_a_failure_in_one_language_undoes_the_removal_in_all(
    issue: IssuePage, newsroom: Newsroom
) -> None:
    def fail(sender: Any, instance: IssuePage, **kwargs: Any) -> None:
        if instance.locale.language_code == "ru":
            raise RuntimeError("no")

    _remove(issue, 0)
    page_published.connect(fail, sender=IssuePage)
    try:
        with pytest.raises(RuntimeError):
            newsroom.save_source(issue)
    finally:
        page_published.disconnect(fail, sender=IssuePage)

    issue.refresh_from_db()
    for language in ("en", "be", "ru"):
        assert len(newsroom.edition(issue, language).commentaries) == 2
    assert Commentary.objects.count() == 6
