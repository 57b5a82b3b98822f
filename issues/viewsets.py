"""Sections and authors in the newsroom: named in three languages, ordered by dragging."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from issues.models import Author, Section

NAMES = [
    Column("name_be", label="Беларуская", sort_key="name_be"),
    Column("name_ru", label="Русский", sort_key="name_ru"),
    Column("name_en", label="English", sort_key="name_en"),
]


class SectionViewSet(SnippetViewSet):
    """Sections with their period of use, in the order in which new issues have them."""

    model = Section
    icon = "list-ul"
    menu_label = _("Sections")
    add_to_admin_menu = False
    sort_order_field = "sort_order"
    copy_view_enabled = False
    list_display = [
        "name",
        *NAMES,
        Column("used_from", label=_("used from"), sort_key="used_from"),
        Column("used_until", label=_("used until"), sort_key="used_until"),
    ]
    list_per_page = 50
    ordering = ["sort_order", "pk"]


class AuthorViewSet(SnippetViewSet):
    """Authors; readers see a name only under a named byline."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    sort_order_field = "sort_order"
    copy_view_enabled = False
    list_display = ["name", *NAMES]
    list_per_page = 50
    ordering = ["sort_order", "pk"]


class PublicationViewSetGroup(SnippetViewSetGroup):
    """What issues are made of, in one place of the menu."""

    items = (SectionViewSet, AuthorViewSet)
    menu_icon = "folder-open-inverse"
    menu_label = _("Sections and authors")
    menu_name = "publication"
    menu_order = 200
