"""The list of snippets is open to everybody in the newsroom upstream; it can name authors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail_localize.views.snippets_api import SnippetViewSet

from desk.guards.wrapping import Function, wrap


def _get_model(original: Function) -> Function:
    def get_model(self: Any) -> Any:
        model = original(self)
        policy = ModelPermissionPolicy(model)
        if not policy.user_has_any_permission(
            self.request.user, ["add", "change", "delete", "view"]
        ):
            raise PermissionDenied
        return model

    return get_model


def install() -> None:
    wrap("snippet_rights", SnippetViewSet, "get_model", ["self"], _get_model)
