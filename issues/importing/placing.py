"""Where an imported commentary belongs: its section, its issue, its counterpart elsewhere."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import Translation

from issues.importing.content import Block
from issues.importing.files import ImportRefusedError
from issues.legacy import LegacyCommentary, match_section
from issues.models import IssueIndexPage, IssuePage, Section


def find_section(found: LegacyCommentary) -> Section:
    """The section in use that week named on the page; ``ImportRefusedError`` if none."""
    sections = {section.slug: section for section in Section.objects.in_use(found.week_start)}
    slug = match_section(
        found.section,
        [(slug, [section.name_in(found.language)]) for slug, section in sections.items()],
    )
    if slug is None:
        known = ", ".join(f"“{section.name_in(found.language)}”" for section in sections.values())
        raise ImportRefusedError(
            f"no section in use in the week of {found.week_start} is called “{found.section}”; "
            f"known are: {known or 'none'}"
        )
    return sections[slug]


def find_or_make_issue(found: LegacyCommentary) -> IssuePage:
    """The week's issue in the page's language, made as an empty draft where there is none.

    A new issue becomes a translation of the week's issue in another language, if there is one.
    Call it in a transaction: two imports at a time take turns.
    """
    indexes = {
        index.locale.language_code: index
        for index in IssueIndexPage.objects.select_for_update(of=("self",))
        .select_related("locale")
        .order_by("pk")
    }
    of_week = IssuePage.objects.filter(week_start=found.week_start)
    issue = of_week.filter(locale__language_code=found.language).first()
    if issue is not None:
        return issue
    issue = IssuePage(
        week_start=found.week_start,
        locale=Locale.objects.get(language_code=found.language),
        live=False,
    )
    elsewhere = of_week.order_by("pk").first()
    if elsewhere is not None:
        issue.translation_key = elsewhere.translation_key
    indexes[found.language].add_child(instance=issue)
    return issue


def counterpart_id(issue: IssuePage, section: Section, verdict: str) -> str | None:
    """The id of the one commentary of ``section`` that the week has in other languages.

    Two commentaries with one id are one commentary in two languages: they share an address and
    stand side by side. So an id is borrowed only where nothing is to be guessed: the section has
    a single commentary in every language that has any, with the same id and the same verdict.
    Languages that a translator keeps in step with this one are left out of it, because their
    texts are remade from each other.
    """
    found: set[tuple[str, str]] = set()
    in_step = _languages_in_step(issue)
    others = IssuePage.objects.filter(translation_key=issue.translation_key).exclude(pk=issue.pk)
    for other in others.filter(alias_of=None).exclude(locale_id__in=in_step):
        blocks = blocks_of(other.get_latest_revision_as_object())
        same = [block for block in blocks if block["value"].get("section") == section.pk]
        if len(same) > 1:
            return None
        found |= {(block["id"], block["value"]["verdict"]) for block in same}
    ids = {block_id for block_id, _verdict in found}
    verdicts = {spoken for _block_id, spoken in found}
    return ids.pop() if len(ids) == 1 and verdicts == {verdict} else None


def managed_source(issue: IssuePage) -> Translation | None:
    """The translation that keeps this issue in step with its source language, if there is one."""
    return (
        Translation.objects.filter(
            source__object_id=issue.translation_key,
            target_locale_id=issue.locale_id,
            enabled=True,
        )
        .select_related("source__locale")
        .first()
    )


def blocks_of(issue: IssuePage) -> list[Block]:
    """The commentaries as StreamField data, whole: blocks this version does not know left out."""
    stream: Any = issue.commentaries
    return [
        {"type": child.block_type, "id": child.id, "value": child.block.get_prep_value(child.value)}
        for child in stream
        if child.block_type == "commentary"
    ]


def _languages_in_step(issue: IssuePage) -> set[int]:
    """Ids of the locales that translations tie to the issue's own."""
    pairs = Translation.objects.filter(
        source__object_id=issue.translation_key, enabled=True
    ).values_list("source__locale_id", "target_locale_id")
    own = issue.locale_id
    return {other for pair in pairs if own in pair for other in pair if other != own}
