"""The translations report lists what one may edit; upstream, every translation to everybody."""

from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.views.report import TranslationsReportView

from desk.guards.wrapping import Function, wrap


def _get_queryset(original: Function) -> Function:
    def get_queryset(self: Any) -> Any:
        translations = original(self)
        editable = PagePermissionPolicy().instances_user_has_permission_for(
            self.request.user, "change"
        )
        target = editable.filter(
            translation_key=OuterRef("source__object_id"), locale_id=OuterRef("target_locale_id")
        )
        return translations.filter(Exists(target)).order_by("-source__last_updated_at", "pk")

    return get_queryset


def install() -> None:
    wrap("report_rights", TranslationsReportView, "get_queryset", ["self"], _get_queryset)
