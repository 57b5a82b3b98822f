"""A translation goes live only when it is fit for readers, and its live row only by publishing.

Upstream publishes source text where a translation is missing, checks no StreamField, writes the
draft of a live page into its live row, and publishes after the transaction that it belongs to.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationLog, TranslationSource
from wagtail_localize.views import edit_translation as views

from desk.fitness import NotFitForReadersError, require_fit
from desk.guards.wrapping import Function, wrap

_refusals: ContextVar[list[NotFitForReadersError] | None] = ContextVar("refusals", default=None)


@contextmanager
def collected_refusals() -> Iterator[list[NotFitForReadersError]]:
    """Collects what the gate refuses inside, for callers that swallow its errors."""
    collected: list[NotFitForReadersError] = []
    token = _refusals.set(collected)
    try:
        yield collected
    finally:
        _refusals.reset(token)


def _require_fit(source: TranslationSource, locale: Locale) -> None:
    try:
        require_fit(source, locale)
    except NotFitForReadersError as refusal:
        collected = _refusals.get()
        if collected is not None:
            collected.append(refusal)
        raise


def _create_or_update(original: Function) -> Function:
    def create_or_update_translation(
        self: Any,
        locale: Locale,
        user: Any = None,
        publish: bool = True,
        copy_parent_pages: bool = False,
        fallback: bool = False,
    ) -> tuple[Any, bool]:
        model = self.specific_content_type.model_class()
        if not issubclass(model, Page):
            return original(self, locale, user, publish, copy_parent_pages, fallback)
        with transaction.atomic():
            target = model.objects.filter(translation_key=self.object_id, locale=locale).first()
            if target is not None and publish:
                _require_fit(self, locale)
            if target is not None and target.live and target.alias_of_id is None:
                page, created = _save_draft_of_live(self, locale, user, fallback), False
            else:
                if target is not None and target.live:
                    # No reader ever saw the alias; as a page of its own it starts as a draft.
                    model.objects.filter(pk=target.pk).update(live=False)
                page, created = original(self, locale, user, False, copy_parent_pages, fallback)
            if publish:
                if target is None:
                    _require_fit(self, locale)
                page.get_latest_revision().publish(user=user)
                page.refresh_from_db()
        return page, created

    return create_or_update_translation


def _save_draft_of_live(source: Any, locale: Locale, user: Any, fallback: bool) -> Any:
    """A new revision of a live page from its translated strings; the page's row stays."""
    page = source.get_ephemeral_translated_instance(locale, fallback=fallback)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    revision = page.save_revision(user=user)
    source.sync_view_restrictions(source.as_instance(), page)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return page


def _edit_translation(original: Function) -> Function:
    """Says on the editor's screen why publishing was refused; upstream says “publish again”."""

    def edit_translation(request: HttpRequest, translation: Any, instance: Any) -> Any:
        publishes = request.method == "POST" and request.POST.get("action") == "publish"
        if (
            publishes
            and isinstance(instance, Page)
            and instance.permissions_for_user(request.user).can_publish()
        ):
            try:
                require_fit(translation.source, translation.target_locale)
            except NotFitForReadersError as refusal:
                messages.error(request, refusal.as_message())
                return redirect(request.path)
        return original(request, translation, instance)

    return edit_translation


def install() -> None:
    wrap(
        "publish_gate",
        TranslationSource,
        "create_or_update_translation",
        ["self", "locale", "user", "publish", "copy_parent_pages", "fallback"],
        _create_or_update,
    )
    wrap(
        "publish_gate",
        views,
        "edit_translation",
        ["request", "translation", "instance"],
        _edit_translation,
    )
