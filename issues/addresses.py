"""The addresses of commentaries: given at first publication, kept for ever."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from issues.models.commentary import Commentary, CommentaryAddress
from issues.readiness import Problem
from issues.transliteration import slugify_title

if TYPE_CHECKING:
    from issues.models import IssuePage

ANOTHER = UUID(int=0)
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


def _belongs_to_another(slug: str) -> str:
    return _("The address “%(slug)s” belongs to another commentary.") % {"slug": slug}


def _claim(translation_key: UUID, block_id: UUID, slug: str) -> bool:
    """Whether the address is this commentary's, now at the latest.

    Someone may be publishing the same issue at this moment; then this waits for them.
    """
    address = CommentaryAddress(translation_key=translation_key, block_id=block_id, slug=slug)
    CommentaryAddress.objects.bulk_create([address], ignore_conflicts=True)
    return CommentaryAddress.objects.filter(
        translation_key=translation_key, block_id=block_id, slug=slug
    ).exists()


def settle_addresses(issue: "IssuePage") -> None:
    """Gives every commentary of ``issue`` its address and writes it into the block.

    A commentary keeps the address of its first publication in any language. A new slug typed by
    an editor becomes the address in all languages; the old ones go on leading to it, and none of
    them can become the address again. Raises ``ValidationError`` when a typed slug belongs to
    another commentary of the same issue. Must run inside the publishing transaction.
    """
    key = issue.translation_key
    addresses = CommentaryAddress.of_issue(key)
    owner = _owners(addresses)
    suggest = _Suggestions(issue)
    for child in issue.readable_commentaries:
        block_id = UUID(child.id)
        typed = child.value["slug"] or ""
        known = addresses.get(block_id, [])
        if known and (not typed or typed in known):
            child.value["slug"] = known[-1]
            continue
        if owner.get(typed, block_id) != block_id:
            raise ValidationError({"commentaries": _belongs_to_another(typed)})
        slug = typed or _unused(suggest.slug_for(child), {*owner, *suggest.typed})
        while not _claim(key, block_id, slug):
            if typed:
                raise ValidationError({"commentaries": _belongs_to_another(typed)})
            owner[slug] = ANOTHER
            slug = _unused(slug, {*owner, *suggest.typed})
        owner[slug] = block_id
        child.value["slug"] = slug
        if known:
            others = Commentary.objects.filter(translation_key=key, block_id=block_id)
            others.exclude(page_id=issue.pk).update(slug=slug)


class _Suggestions:
    """Slugs made from titles: the English one, unless it still waits to be translated."""

    def __init__(self, issue: "IssuePage") -> None:
        self._issue = issue
        self._language = issue.locale.language_code
        self.typed = {child.value["slug"] for child in issue.readable_commentaries}

    @cached_property
    def _english(self) -> dict[str, str]:
        return _english_titles(self._issue)

    def slug_for(self, child: Any) -> str:
        english = self._english.get(child.id, "")
        slug = ""
        if english and not CYRILLIC.search(english):
            slug = slugify_title(english, language="en")
        slug = slug or slugify_title(child.value["title"], language=self._language)
        return slug or str(child.value["section"].slug)
