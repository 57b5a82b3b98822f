"""Where the publication meets Wagtail's admin."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import init_new_page
from wagtail.snippets.models import register_snippet

from issues.models import Author, IssuePage, Section
from issues.new_issue import lock_weeks, prefill
from issues.viewsets import PublicationViewSetGroup

register_snippet(PublicationViewSetGroup)


@receiver(init_new_page)
def prefill_new_issue(sender: Any, page: Page, parent: Page, **kwargs: Any) -> None:
    if isinstance(page, IssuePage):
        if page.locale_id is None:
            page.locale = parent.locale
        prefill(page)


def create_one_issue_at_a_time(request: HttpRequest, parent: Page, page_class: type[Page]) -> None:
    if request.method == "POST" and issubclass(page_class, IssuePage):
        lock_weeks()
        parent.refresh_from_db(fields=["numchild"])


def edit_one_issue_at_a_time(request: HttpRequest, page: Page) -> None:
    if request.method == "POST" and isinstance(page, IssuePage):
        lock_weeks()


def keep_what_is_in_use(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """A section or author that some commentary names, published or not, stays."""
    used = [
        str(instance)
        for instance in instances
        if isinstance(instance, Section | Author)
        and ReferenceIndex.get_references_to(instance).exists()
    ]
    if request.method != "POST" or not used:
        return None
    messages.error(
        request,
        _(
            "%(names)s: still in use by commentaries, so it cannot be deleted. "
            "For a section that has ended, set “used until” instead."
        )
        % {"names": ", ".join(used)},
    )
    return redirect(type(instances[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by register_snippet


hooks.register("before_create_page", create_one_issue_at_a_time)
hooks.register("before_edit_page", edit_one_issue_at_a_time)
hooks.register("before_delete_snippet", keep_what_is_in_use)
