"""Where the publication meets Wagtail's admin."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import init_new_page
from wagtail.snippets.models import register_snippet

from issues.changes import ChangeKind
from issues.models import Author, IssuePage, Section
from issues.new_issue import lock_weeks, prefill
from issues.viewsets import PublicationViewSetGroup

CHANGED = "issues.change"

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


def register_log_actions(actions: Any) -> None:
    """Names the kind of a change in the history of its issue."""

    @actions.register_action(CHANGED)
    class ChangedText(LogFormatter):
        label = _("Change of a published text")

        def format_message(self, log_entry: Any) -> Any:
            kind = log_entry.data.get("kind")
            label = ChangeKind(kind).label if kind in ChangeKind.values else kind
            titles = ", ".join(
                gettext("“%(title)s”") % {"title": title} for title in log_entry.data["titles"]
            )
            return format_html("{}<br>{}", label, titles)


def remember_change(request: HttpRequest, page: Page) -> None:
    """Publishing loads the page anew; what its form said of the change would be lost."""
    request.declared_change = getattr(page, "declared_change", None)  # type: ignore[attr-defined]  # ours


def log_change(request: HttpRequest, page: Page) -> None:
    change = getattr(request, "declared_change", None)
    if change:
        log(instance=page, action=CHANGED, user=request.user, data=change)


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
        gettext(
            "%(names)s: still in use by commentaries, so it cannot be deleted. "
            "For a section that has ended, set “used until” instead."
        )
        % {"names": ", ".join(used)},
    )
    return redirect(type(instances[0]).snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]  # set by register_snippet


hooks.register("register_log_actions", register_log_actions)
hooks.register("before_publish_page", remember_change)
hooks.register("after_publish_page", log_change)
hooks.register("before_create_page", create_one_issue_at_a_time)
hooks.register("before_edit_page", edit_one_issue_at_a_time)
hooks.register("before_delete_snippet", keep_what_is_in_use)
