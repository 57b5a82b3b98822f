"""Brings the pages of the other languages in line with an edit of their source."""

import json

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from desk.following import Following, SourceText, follow_commentaries, follow_html, title_of
from desk.target_only import stored_commentaries
from issues.models import IssuePage
from issues.readiness import problems_of

FOLLOWED = "desk.follow_source"


@transaction.atomic
def bring_in_line(issue: IssuePage, old: SourceText, new: SourceText, following: Following) -> None:
    """Applies the edit from ``old`` to ``new`` to one language: its live page and its drafts.

    A page that is edited on its own, not in the localize editor, loses removed commentaries and
    follows verdicts, sections and notes on corrections, but its texts are left alone. A live page
    left without commentaries is unpublished.
    """
    draft = issue.latest_revision
    if draft is not None and issue.live and draft.pk == issue.live_revision_id:
        draft = None
    scheduled = list(issue.revisions.exclude(approved_go_live_at=None))
    live_changed = issue.live and _follow_live(issue, old, new, following)
    if draft is not None:
        version = draft.as_object()
        if _follow(version, old, new, following) or live_changed:
            revision = version.save_revision(user=draft.user, clean=False)
            _log(version, revision, old, new)
    for revision in scheduled:
        version = revision.as_object()
        _follow(version, old, new, following)
        # Publishing the live page above took every other revision off the schedule.
        Revision.objects.filter(pk=revision.pk).update(
            content=version.serializable_data(), approved_go_live_at=revision.approved_go_live_at
        )


def _follow_live(issue: IssuePage, old: SourceText, new: SourceText, following: Following) -> bool:
    """Publishes what follows from the edit; returns whether anything did."""
    if not _follow(issue, old, new, following):
        return False
    _leave_out_unfit(issue)
    if not len(issue.commentaries):
        issue = IssuePage.objects.get(pk=issue.pk)
        issue.unpublish()
        return True
    revision = issue.save_revision(clean=False)
    revision.publish(log_action=False)
    _log(issue, revision, old, new)
    return True


def _follow(issue: IssuePage, old: SourceText, new: SourceText, following: Following) -> bool:
    """Changes the unsaved ``issue``; returns whether anything changed."""
    before = stored_commentaries(issue)
    commentaries = follow_commentaries(old.commentaries, new.commentaries, before, following)
    changed = commentaries != before
    if changed:
        issue.commentaries = json.dumps(commentaries)
    if following.managed:
        introduction = follow_html(old.introduction, new.introduction, issue.introduction)
        changed = changed or introduction != issue.introduction
        issue.introduction = introduction
    if issue.week_start.isoformat() != new.week_start:
        issue.week_start = new.week_start
        issue.clean_fields(exclude={"commentaries", "title", "slug"})
        issue.name_after_week()
        changed = True
    return changed


def _leave_out_unfit(issue: IssuePage) -> None:
    """Drops commentaries that lost their last paragraph; they return when it is translated."""
    unfit = {problem.block_id for problem in problems_of(issue)}
    if unfit:
        commentaries = stored_commentaries(issue)
        issue.commentaries = json.dumps(
            [block for block in commentaries if block["id"] not in unfit]
        )


def _log(issue: IssuePage, revision: Revision, old: SourceText, new: SourceText) -> None:
    log(
        instance=issue,
        action=FOLLOWED,
        revision=revision,
        content_changed=True,
        data={"removed": _removed_titles(old, new)},
    )


def _removed_titles(old: SourceText, new: SourceText) -> list[str]:
    kept = {block["id"] for block in new.commentaries}
    return [title_of(block) for block in old.commentaries if block["id"] not in kept]
