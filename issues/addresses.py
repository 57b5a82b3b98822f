"""The addresses of commentaries: given at first publication, kept for ever."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from issues.models.commentary import Commentary, CommentaryAddress
from issues.readiness import Problem
from issues.transliteration import slugify_title

if TYPE_CHECKING:
    from issues.models import IssuePage

CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _english_titles(issue: "IssuePage") -> dict[str, str]:
    """``{block id: title}`` of the issue's English edition, drafts included; empty if none."""
    if issue.locale.language_code == "en":
        return {}
    english = (
        type(issue)
        ._default_manager.filter(
            translation_key=issue.translation_key, locale__language_code="en", alias_of=None
        )
        .first()
    )
    if english is None:
        return {}
    latest = english.get_latest_revision_as_object()
    return {child.id: child.value["title"] for child in latest.readable_commentaries}


def address_clashes(translation_key: UUID, commentaries: Sequence[Any]) -> list[Problem]:
    """The commentaries whose typed address another commentary of the same issue has or had."""
    owner = _owners(CommentaryAddress.of_issue(translation_key))
    return [
        Problem(
            child.id,
            position,
            "slug",
            _("the address “%(slug)s” already belongs to another commentary of this issue")
            % {"slug": child.value["slug"]},
        )
        for position, child in enumerate(commentaries, start=1)
        if child.id and str(owner.get(child.value["slug"], child.id)) != child.id
    ]


def _owners(addresses: dict[UUID, list[str]]) -> dict[str, UUID]:
    return {slug: block_id for block_id, slugs in addresses.items() for slug in slugs}


def _unused(wanted: str, taken: set[str]) -> str:
    slug, number = wanted, 2
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def settle_addresses(issue: "IssuePage") -> None:
    """Gives every commentary of ``issue`` its address and writes it into the block.

    A commentary keeps the address of its first publication in any language. A new slug typed by
    an editor becomes the address in all languages; the old ones go on leading to it. Raises
    ``ValidationError`` when a typed slug belongs to another commentary of the same issue. Must
    run inside the publishing transaction.
    """
    addresses = CommentaryAddress.of_issue(issue.translation_key)
    owner = _owners(addresses)
    english: dict[str, str] | None = None
    language = issue.locale.language_code
    for child in issue.readable_commentaries:
        block_id = UUID(child.id)
        typed = child.value["slug"] or ""
        known = addresses.get(block_id, [])
        if typed and owner.get(typed, block_id) != block_id:
            raise ValidationError(
                {
                    "commentaries": _("The address “%(slug)s” belongs to another commentary.")
                    % {"slug": typed}
                }
            )
        if known and (not typed or typed in known):
            child.value["slug"] = known[-1]
            continue
        slug = typed
        if not slug:
            if english is None:
                english = _english_titles(issue)
            title = english.get(child.id, "")
            if title and not CYRILLIC.search(title):
                slug = slugify_title(title, language="en")
            slug = slug or slugify_title(child.value["title"], language=language)
            slug = _unused(slug or child.value["section"].slug, set(owner))
        CommentaryAddress.objects.create(
            translation_key=issue.translation_key, block_id=block_id, slug=slug
        )
        owner[slug] = block_id
        addresses.setdefault(block_id, []).append(slug)
        child.value["slug"] = slug
        if known:
            Commentary.objects.filter(
                translation_key=issue.translation_key, block_id=block_id
            ).exclude(page_id=issue.pk).update(slug=slug)
