"""Labels that Wagtail 8.0 forgets, or fixes in English when it is loaded."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page


def put_right() -> None:
    """Has the search for pages count pages, and not “None”, and choosers name their search."""
    SearchView.verbose_name = Page._meta.verbose_name
    SearchView.verbose_name_plural = Page._meta.verbose_name_plural
    ChooserViewSet.search_tab_label = _("Search")
