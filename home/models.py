"""The front page and the plain pages of the site."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.pages import front_page_context, plain_page_context
from issues.models.issue import ReaderPageMixin


class HomePage(ReaderPageMixin, Page):
    """The front page in one language: the latest issue, nothing to edit."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["issues.IssueIndexPage", "home.PlainPage"]
    promote_panels: list[Any] = []
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | front_page_context(self)


class PlainPage(ReaderPageMixin, Page):
    """A page of text such as About or Privacy."""

    body = RichTextField(
        _("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul"], blank=True
    )
    in_footer = models.BooleanField(_("link in the footer"), default=True)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("body"), FieldPanel("in_footer")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("plain page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | plain_page_context(self)
