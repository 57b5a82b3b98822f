"""The explorer's list of issues: by week, with every language's state."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from desk.progress import edition_states
from issues.models import Commentary, IssueIndexPage, IssuePage


def commentary_counts(issues: Iterable[IssuePage]) -> dict[int, int]:
    """``{page id: number of commentaries}``: those readers see, or of the draft, in two queries."""
    ids = {issue.pk: issue.live for issue in issues}
    live = Commentary.objects.filter(page_id__in=[pk for pk, is_live in ids.items() if is_live])
    counts = dict(live.order_by().values_list("page_id").annotate(Count("pk")))
    drafts = IssuePage.objects.filter(pk__in=[pk for pk, is_live in ids.items() if not is_live])
    for pk, commentaries in drafts.values_list("pk", "commentaries"):
        counts[pk] = len(commentaries)
    return {pk: counts.get(pk, 0) for pk in ids}


class EditionStatesColumn(Column):
    """Every language of an issue with a mark and a word for its state."""

    cell_template_name = "desk/edition_states_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        states = self.get_value(instance) or {}
        context["editions"] = [
            (name, code, states[code]) for code, name in settings.LANGUAGES if code in states
        ]
        return context


class IssueIndexView(ExplorableIndexView):
    """Looks up what the columns show for all listed issues at once."""

    def get_table(self, object_list: Iterable[Any]) -> Any:
        issues = [page for page in object_list if isinstance(page, IssuePage)]
        counts, states = commentary_counts(issues), edition_states(issues)
        for issue in issues:
            issue.commentary_count = counts[issue.pk]
            issue.edition_states = states[issue.pk]
        return super().get_table(object_list)


class IssueViewSet(PageViewSet):
    model = IssuePage
    parent_models = [IssueIndexPage]
    index_view_class = IssueIndexView
    icon = "doc-full"
    ordering = "-week_start"
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Week"), sort_key="week_start", classname="title"),
        Column("commentary_count", label=_("Commentaries")),
        EditionStatesColumn("edition_states", label=_("Languages")),
        DateColumn(
            "latest_revision_created_at",
            label=_("Updated"),
            sort_key="latest_revision_created_at",
            width="12%",
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="12%"),
    ]


issue_viewset = IssueViewSet("issue_pages")
