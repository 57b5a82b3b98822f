"""What the newsroom's first page says of mailings that somebody should look at."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from newsletter.models import Mailing
from newsletter.names import week_name
from newsletter.newsroom.rights import may_see

State = Mailing.State
TOLD = (State.STOPPED, State.WAITING, State.READY)


class MailingsPanel(Component):
    """Mailings that have stopped, wait for the mail server, or can be sent."""

    name = "newsletter_mailings"
    template_name = "newsletter/newsroom/panel.html"
    order = 60

    def __init__(self, mailings: list[Mailing]) -> None:
        self.mailings = mailings

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"mailings": [(mailing, week_name(mailing.week_start)) for mailing in self.mailings]}


def tell_of_mailings(request: HttpRequest, panels: list[Component]) -> None:
    if not may_see(request.user):
        return
    mailings = list(Mailing.objects.filter(state__in=TOLD).select_related("edition"))
    if mailings:
        mailings.sort(key=lambda mailing: TOLD.index(State(mailing.state)))
        panels.append(MailingsPanel(mailings))
