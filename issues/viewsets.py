"""Sections and authors in the newsroom: named in three languages, ordered by dragging."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from issues.models import Author, Section

NAMES = [
    "name_be",
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
        *NAMES,
        Column("used_from", label=_("Used from"), sort_key="used_from"),
        Column("used_until", label=_("Used until"), sort_key="used_until"),
    ]
    list_per_page = 50
    ordering = "sort_order"


class AuthorViewSet(SnippetViewSet):
    """Authors; readers see a name only under a named byline."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    sort_order_field = "sort_order"
    copy_view_enabled = False
    list_display = [*NAMES]
    list_per_page = 50
    ordering = "sort_order"


class PublicationViewSetGroup(SnippetViewSetGroup):
    """What issues are made of, in one place of the menu."""

    items = (SectionViewSet, AuthorViewSet)
    menu_icon = "folder-open-inverse"
    menu_label = _("Publication")
    menu_name = "publication"
    menu_order = 200
