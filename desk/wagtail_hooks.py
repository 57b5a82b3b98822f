"""What the newsroom adds to Wagtail's admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from desk.editions import FOLLOWED
from desk.progress import unfinished_commentaries
from desk.viewsets import issue_viewset
from issues.models import IssuePage


def register_log_actions(actions: Any) -> None:
    """Names what the desk does to pages in their history."""

    @actions.register_action(FOLLOWED)
    class FollowedSource(LogFormatter):
        label = _("Follow the source")

        def format_message(self, log_entry: Any) -> Any:
            removed = log_entry.data.get("removed") or []
            if not removed:
                return _("Brought in line with the source")
            titles = ", ".join(_("“%(title)s”") % {"title": title} for title in removed)
            return _("Removed with the source: %(titles)s") % {"titles": titles}


def register_issue_viewset() -> Any:
    """The explorer lists issues by week, with the state of every language."""
    return issue_viewset


def tell_what_is_unfinished(request: HttpRequest, page: Page) -> None:
    """Tells the translator which commentaries lack words or have outdated ones."""
    if request.method != "GET" or not isinstance(page, IssuePage):
        return
    parts = unfinished_commentaries(page)
    if parts:
        messages.warning(request, render_to_string("desk/unfinished.html", {"parts": parts}))


def admin_style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/css/admin.css"))


hooks.register("insert_global_admin_css", admin_style)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_admin_viewset", register_issue_viewset)
# Before localize's own hook, which answers the request and so ends the chain.
hooks.register("before_edit_page", tell_what_is_unfinished, order=-1)
