"""The issue of a week, and the index under which all issues stand."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from issues import reading
from issues.addresses import settle_addresses
from issues.blocks import CommentariesBlock
from issues.corrections import stamp_corrections
from issues.forms import IssueForm
from issues.panels import ChangeKindPanel
from issues.permissions import IssuePermissionTester
from issues.projection import project
from issues.readiness import require_ready
from issues.texts import require_fit_fields
from issues.weeks import format_week, is_monday


class ReaderPageMixin:
    """A page that is a function of its address and the database, and never shows an alias."""

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        reading.refuse_alias(self)
        return super().route(request, path_components)  # type: ignore[misc]  # Page follows in the MRO


class IssueIndexPage(ReaderPageMixin, RoutablePageMixin, Page):
    """All issues: by year, and section by section through time."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["issues.IssuePage"]
    max_count_per_parent = 1
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("all issues")

    @path("")
    def all_issues(self, request: HttpRequest) -> HttpResponse:
        return reading.render_all_issues(self, request)

    @re_path(r"^(?P<year>[12]\d{3})/$", name="year")
    def year(self, request: HttpRequest, year: str) -> HttpResponse:
        return reading.render_year(self, request, int(year))

    @path("section/<slug:slug>/", name="section")
    def section(self, request: HttpRequest, slug: str) -> HttpResponse:
        return reading.render_section(self, request, slug)

    @re_path(r"^section/(?P<slug>[-\w]+)/(?P<year>[12]\d{3})/$", name="section_year")
    def section_year(self, request: HttpRequest, slug: str, year: str) -> HttpResponse:
        return reading.render_section(self, request, slug, int(year))

    @path("verdicts/", name="verdicts")
    def verdicts(self, request: HttpRequest) -> HttpResponse:
        return reading.render_verdicts(self, request)

    @re_path(r"^verdicts/(?P<year>[12]\d{3})/$", name="verdicts_year")
    def verdicts_year(self, request: HttpRequest, year: str) -> HttpResponse:
        return reading.render_verdicts_of_year(self, request, int(year))


class IssuePage(ReaderPageMixin, RoutablePageMixin, Page):
    """One week's commentaries in one language. Its title and slug follow from the week."""

    week_start = models.DateField(
        _("Monday of the week"), help_text=_("An issue covers one week, Monday to Sunday.")
    )
    introduction = RichTextField(
        _("introduction"), blank=True, max_length=2_000, features=["bold", "italic", "link"]
    )
    commentaries = StreamField(
        CommentariesBlock(required=True), verbose_name=_("commentaries"), blank=False
    )

    parent_page_types = ["issues.IssueIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("week_start", required_on_save=True),
        FieldPanel("introduction"),
        FieldPanel("commentaries"),
        ChangeKindPanel("change_kind"),
    ]
    promote_panels: list[Any] = []
    base_form_class = IssueForm
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.FilterField("week_start"),
    ]
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("week_start", overridable=False),
        SynchronizedField("seo_title", overridable=False),
        SynchronizedField("search_description", overridable=False),
    ]

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["-week_start"]

    def __str__(self) -> str:
        return self.title

    @property
    def readable_commentaries(self) -> list[Any]:
        """The commentaries in order, without stored blocks that this version cannot read."""
        return [child for child in self.commentaries if child.block_type == "commentary"]

    def permissions_for_user(self, user: Any) -> IssuePermissionTester:
        return IssuePermissionTester(user, self)

    @path("")
    def issue(self, request: HttpRequest) -> HttpResponse:
        return reading.render_issue(self, request)

    @path("<slug:slug>/", name="commentary")
    def commentary(self, request: HttpRequest, slug: str) -> HttpResponse:
        return reading.render_commentary(self, request, slug)

    @path("<slug:slug>/with/<slug:other>/", name="side_by_side")
    def side_by_side(self, request: HttpRequest, slug: str, other: str) -> HttpResponse:
        return reading.render_side_by_side(self, request, slug, other)

    @re_path(r"^(?P<slug>[-\w]+)/cite\.(?P<ending>bib|ris|json)/$", name="citation")
    def citation(self, request: HttpRequest, slug: str, ending: str) -> HttpResponse:
        return reading.render_citation(self, request, slug, ending)

    def get_route_paths(self) -> list[str]:
        """The commentaries' addresses too, so that moving the issue leaves redirects for them."""
        slugs = [child.value["slug"] for child in self.readable_commentaries if child.value["slug"]]
        others = [code for code, _name in settings.LANGUAGES if code != self.locale.language_code]
        beside = [f"/{slug}/with/{code}/" for slug in slugs for code in others]
        return [*super().get_route_paths(), *(f"/{slug}/" for slug in slugs), *beside]

    def name_after_week(self) -> None:
        """Sets title and slug from the week and the page's language."""
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        self.title = format_week(self.week_start, self.locale.language_code)
        self.draft_title = self.title
        self.slug = self.week_start.isoformat()

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if isinstance(self.week_start, date):
            self.name_after_week()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Drafts, too, are named after their week, and no two of them share one."""
        if isinstance(self.week_start, date):
            self.name_after_week()
        self._check_week()
        super().minimal_clean()

    def clean(self) -> None:
        self._check_week()
        require_fit_fields({"introduction": self.introduction})
        super().clean()

    def _check_week(self) -> None:
        if not isinstance(self.week_start, date):
            return
        if not is_monday(self.week_start):
            raise ValidationError({"week_start": _("A week starts on a Monday; choose a Monday.")})
        if not 1990 <= self.week_start.year <= 2100:
            raise ValidationError({"week_start": _("Choose a year between 1990 and 2100.")})
        others = IssuePage.objects.filter(week_start=self.week_start).exclude(pk=self.pk)
        if others.filter(locale=self.locale).exists():
            raise ValidationError(
                {"week_start": _("There is already an issue for this week in this language.")}
            )
        elsewhere = others.exclude(translation_key=self.translation_key).first()
        if elsewhere is not None:
            raise ValidationError(
                {
                    "week_start": _(
                        "This week’s issue exists in another language (%(language)s): "
                        "open it there and choose “Translate”."
                    )
                    % {"language": elsewhere.locale.get_display_name()}
                }
            )

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Saves; a live issue is checked, addressed, dated and projected in one transaction.

        Raises ``ValidationError`` on ``commentaries`` when a live issue is not fit for readers.
        """
        whole = kwargs.get("update_fields") is None
        converted = "alias_of_id" in (kwargs.get("update_fields") or ())
        if whole and self.live and self.alias_of_id is None:
            self.commentaries.get_prep_value()  # gives children that code has made their ids
            require_ready(self)
            settle_addresses(self)
            stamp_corrections(self)
        result = super().save(*args, **kwargs)
        if whole or converted:
            project(self)
        return result

    @transaction.atomic
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Saves a draft; a week chosen anew in a draft never published is the page's week at once.

        Otherwise the old week would stay taken and the new one look free.
        """
        revision = super().save_revision(*args, **kwargs)
        if not self.live and self.first_published_at is None:
            IssuePage.objects.filter(pk=self.pk).update(week_start=self.week_start)
        return revision

    @transaction.atomic
    def publish(self, *args: Any, **kwargs: Any) -> Any:
        return super().publish(*args, **kwargs)

    @transaction.atomic
    def unpublish(self, *args: Any, **kwargs: Any) -> Any:
        return super().unpublish(*args, **kwargs)
