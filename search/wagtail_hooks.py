"""What search adds to Wagtail's admin."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet

from search.freshness import stale_backends_if_known
from search.viewsets import SynonymGroupViewSet


class StaleIndexPanel(Component):
    """Tells people of the newsroom why a search may fail them, and administrators what to do."""

    name = "stale_search_index"
    template_name = "search/stale_index_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"can_rebuild": parent_context["request"].user.is_superuser}


def tell_of_a_stale_index(request: HttpRequest, panels: list[Component]) -> None:
    if stale_backends_if_known():
        panels.append(StaleIndexPanel())


hooks.register("construct_homepage_panels", tell_of_a_stale_index)
register_snippet(SynonymGroupViewSet)
