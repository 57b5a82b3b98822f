"""The list of mailings."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from newsletter.mailings.states import UNDER_WAY
from newsletter.models import Delivery, Mailing
from newsletter.names import language_list, week_name
from newsletter.newsroom.paging import MailingPaginator
from newsletter.newsroom.rights import MailingScreen


class SentColumn(Column):
    """How many of how many were sent; a dash where sending has not begun."""

    cell_template_name = "newsletter/newsroom/sent_cell.html"


class MailingIndexView(MailingScreen, generic.IndexView):
    page_title = _("Mailings")
    results_template_name = "newsletter/newsroom/index_results.html"
    list_filter = ["edition", "state"]
    default_ordering = "-week_start"
    paginate_by = 30
    paginator_class = MailingPaginator
    inspect_url_name = "newsletter_mailings:inspect"
    list_export: list[str] = []

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "week",
                label=_("Week"),
                accessor=lambda mailing: week_name(mailing.week_start),
                url_name=self.inspect_url_name,
                sort_key="week_start",
            ),
            Column("edition", label=_("Edition"), width="12%"),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                width="20%",
                primary=lambda mailing: mailing.state in (*UNDER_WAY, Mailing.State.READY),
            ),
            Column(
                "languages",
                label=_("Languages"),
                accessor=lambda mailing: language_list(mailing.languages),
            ),
            SentColumn("sent", label=_("Sent")),
        ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("edition").defer("said")

    def get_table(self, object_list: Iterable[Any]) -> Any:
        """Looks up the numbers of all listed mailings at once."""
        listed = list(object_list)
        counted = Mailing.objects.filter(pk__in=[mailing.pk for mailing in listed]).order_by()
        counted = counted.annotate(
            all=Count("deliveries"),
            done=Count("deliveries", filter=Q(deliveries__state=Delivery.State.SENT)),
        )
        rows = {pk: (done, total) for pk, done, total in counted.values_list("pk", "done", "all")}
        for mailing in listed:
            kept = (mailing.counts.get("sent", 0), sum(mailing.counts.values()))
            mailing.sent = kept if mailing.counts else rows[mailing.pk]
        return super().get_table(listed)
