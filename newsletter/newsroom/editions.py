"""Editions in the newsroom, and how many subscribe to them: numbers, never a list."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from issues.weeks import is_monday
from newsletter.choices import in_words
from newsletter.models import Edition
from newsletter.names import language_list, week_name
from newsletter.newsroom.rights import MailingScreen, NewsletterMenuItem
from newsletter.subscribing import counts


class EditionForm(WagtailAdminModelForm):
    def clean_first_week(self) -> date:
        day: date = self.cleaned_data["first_week"]
        if not is_monday(day):
            raise forms.ValidationError(_("A week starts on a Monday; choose a Monday."))
        return day


def envelope_name(*, neutral: bool) -> str:
    """What a neutral envelope does, or the other."""
    return _("neutral: it does not name the site") if neutral else _("names the site")


class EditionViewSet(ModelViewSet):
    model = Edition
    name = "newsletter_editions"
    url_prefix = "newsletter/editions"
    icon = "list-ul"
    menu_label = gettext_lazy("Editions")
    menu_item_class = NewsletterMenuItem
    copy_view_enabled = False
    add_to_reference_index = False
    ordering = "position"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("first_week"),
            FieldPanel("neutral"),
            FieldPanel("connections"),
            FieldPanel("rate"),
        ],
        base_form_class=EditionForm,
    )
    list_display = [
        "name",
        Column(
            "languages",
            label=gettext_lazy("Languages"),
            accessor=lambda edition: language_list(edition.languages),
        ),
        Column(
            "first_week",
            label=gettext_lazy("First week that is sent"),
            accessor=lambda edition: week_name(edition.first_week),
        ),
        Column(
            "neutral",
            label=gettext_lazy("Envelope"),
            accessor=lambda edition: envelope_name(neutral=edition.neutral),
        ),
        Column("rate", label=gettext_lazy("Mails per second, at most")),
    ]


class SubscribersView(
    MailingScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView
):
    """How many get which edition in which languages."""

    page_title = gettext_lazy("Subscribers")
    header_icon = "group"
    template_name = "newsletter/newsroom/subscribers.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = counts()
        return {
            **super().get_context_data(**kwargs),
            "editions": [
                (
                    edition,
                    [(capfirst(in_words(codes)), number) for codes, number in arrangements.items()],
                    sum(arrangements.values()),
                )
                for edition, arrangements in found.items()
            ],
            "total": sum(sum(arrangements.values()) for arrangements in found.values()),
        }
