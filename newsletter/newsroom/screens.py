"""The page of one mailing, its progress, and what an editor does there."""

from typing import Any

from django.contrib import messages as django_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from newsletter.mailings import progress
from newsletter.mailings.progress import recipients
from newsletter.models import Mailing
from newsletter.names import mailing_name
from newsletter.newsroom.deeds import Deed, deed_called, offered
from newsletter.newsroom.rights import MailingScreen
from newsletter.newsroom.standing import standing_of

INDEX, INSPECT = "newsletter_mailings:index", "newsletter_mailings:inspect"


class OneMailing(MailingScreen, PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin):
    """A screen of one mailing, with the way back to it."""

    def get_base_object_queryset(self) -> Any:
        return Mailing.objects.select_related("edition", "started_by")

    def get_page_subtitle(self) -> str:
        return mailing_name(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("Mailings")},
            {"url": self.inspect_url, "label": self.get_page_subtitle()},
        ]
        if self.page_title:
            items.append({"url": "", "label": self.page_title})
        else:
            items[-1]["url"] = ""
        return items

    @property
    def inspect_url(self) -> str:
        return reverse(INSPECT, args=[self.object.pk])

    def may_change(self) -> bool:
        return bool(self.user_has_permission("change"))


class MailingView(OneMailing, TemplateView):
    template_name = "newsletter/newsroom/mailing.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("newsletter_mailings:history", args=[self.object.pk])
        return [HeaderButton(_("History"), url=url, icon_name="history")]

    def get_header_title(self) -> str:
        return self.get_page_subtitle()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mailing = self.object
        return {
            **super().get_context_data(**kwargs),
            "mailing": mailing,
            "standing": standing_of(mailing),
            "progress": progress(mailing),
            "recipients": recipients(mailing),
            "deeds": offered(mailing) if self.may_change() else [],
            "may_schedule": self.may_change()
            and mailing.state in (Mailing.State.READY, Mailing.State.SCHEDULED),
            "may_change": self.may_change(),
        }


class ProgressView(OneMailing, TemplateView):
    """The moving part of that page, for the script that refreshes it."""

    template_name = "newsletter/newsroom/progress.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            "mailing": self.object,
            "standing": standing_of(self.object),
            "progress": progress(self.object),
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response.headers["X-Mailing-State"] = self.object.state
        return response


class DeedView(OneMailing, TemplateView):
    """Asks before it does something, and does it."""

    any_permission_required = None
    permission_required = "change"
    template_name = "newsletter/newsroom/question.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        deed = deed_called(kwargs["deed"])
        if deed is None:
            raise Http404
        self.deed: Deed = deed

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.page_title = str(self.deed.label)
        return {
            **super().get_context_data(**kwargs),
            "deed": self.deed,
            "mailing": self.object,
            "recipients": recipients(self.object),
            "back": self.inspect_url,
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.deed.is_offered(self.object):
            return self.too_late(request)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (self.deed.is_offered(self.object) and self.deed.step(self.object, request.user)):
            return self.too_late(request)
        django_messages.success(request, str(self.deed.done))
        return self.way_back()

    def too_late(self, request: HttpRequest) -> HttpResponse:
        django_messages.warning(
            request,
            _(
                "That cannot be done any more: somebody else, or the sender, was faster. "
                "This is how it stands now."
            ),
        )
        return self.way_back()

    def way_back(self) -> HttpResponse:
        """To the mailing, or to the list where it is gone with its issue."""
        there = Mailing.objects.filter(pk=self.object.pk).exists()
        return redirect(self.inspect_url if there else reverse(INDEX))
