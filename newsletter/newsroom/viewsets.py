"""The menu “Newsletter” and its addresses."""

from typing import Any

from django.db.transaction import non_atomic_requests
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.widgets.button import HeaderButton

from newsletter.models import Mailing
from newsletter.names import mailing_name
from newsletter.newsroom import mail_folder, previews
from newsletter.newsroom.editions import EditionViewSet, SubscribersView
from newsletter.newsroom.listing import MailingIndexView
from newsletter.newsroom.paging import StepPaginator
from newsletter.newsroom.rights import NewsletterMenuItem
from newsletter.newsroom.scheduling import ScheduleView
from newsletter.newsroom.screens import DeedView, MailingView, ProgressView
from newsletter.newsroom.standing import writes_to_a_folder


class MailingHistoryView(HistoryView):
    any_permission_required = ("view", "change")
    paginator_class = StepPaginator

    def get_page_subtitle(self) -> str:
        return mailing_name(self.object)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return []


class MailingViewSet(ViewSet):
    name = "newsletter_mailings"
    url_prefix = "newsletter/mailings"
    icon = "mail"
    menu_label = _("Mailings")
    menu_item_class = NewsletterMenuItem

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        names = ("index", "index_results", "history", "history_results")
        urls = {f"{name}_url_name": self.get_url_name(name) for name in names}
        edit = {"edit_url_name": self.get_url_name("inspect")}
        return {**super().get_common_view_kwargs(), "model": Mailing, **urls, **edit, **kwargs}

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view
        index, history = MailingIndexView, MailingHistoryView
        # A mail server may take its time: no transaction waits for it.
        test = non_atomic_requests(view(previews.TestView))
        message = view(previews.PreviewMessageView)
        return [
            path("", view(index), name="index"),
            path("results/", view(index, results_only=True), name="index_results"),
            path("inspect/<int:pk>/", view(MailingView), name="inspect"),
            path("inspect/<int:pk>/progress/", view(ProgressView), name="progress"),
            path("inspect/<int:pk>/preview/", view(previews.PreviewView), name="preview"),
            path("inspect/<int:pk>/preview/html/", view(previews.PreviewHtmlView), name="html"),
            path("inspect/<int:pk>/preview/eml/", message, name="message"),
            path("inspect/<int:pk>/test/", test, name="test"),
            path("inspect/<int:pk>/schedule/", view(ScheduleView), name="schedule"),
            path("inspect/<int:pk>/do/<slug:deed>/", view(DeedView), name="deed"),
            path("history/<int:pk>/", view(history), name="history"),
            path(
                "history-results/<int:pk>/",
                view(history, results_only=True),
                name="history_results",
            ),
        ]


class SubscribersViewSet(ViewSet):
    name = "newsletter_subscribers"
    url_prefix = "newsletter/subscribers"
    icon = "group"
    menu_label = _("Subscribers")
    menu_item_class = NewsletterMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(SubscribersView), name="index")]


class FolderMenuItem(NewsletterMenuItem):
    """Shown only where mail is written to files."""

    def is_shown(self, request: Any) -> bool:
        return writes_to_a_folder() and super().is_shown(request)


class MailFolderViewSet(ViewSet):
    name = "newsletter_mail"
    url_prefix = "newsletter/mail"
    icon = "folder-open-inverse"
    menu_label = _("Mail written to files")
    menu_item_class = FolderMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        view = self.construct_view
        return [
            path("", view(mail_folder.FolderView), name="index"),
            path("<str:name>/", view(mail_folder.FileView), name="file"),
            path("<str:name>/html/", view(mail_folder.FileHtmlView), name="html"),
            path("<str:name>/eml/", view(mail_folder.FileMessageView), name="message"),
        ]


class NewsletterGroup(ViewSetGroup):
    items = (MailingViewSet, EditionViewSet, SubscribersViewSet, MailFolderViewSet)
    menu_icon = "mail"
    menu_label = _("Newsletter")
    menu_name = "newsletter"
    menu_order = 220
