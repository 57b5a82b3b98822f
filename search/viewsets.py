"""Synonyms in the newsroom."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import SynonymGroup


class SynonymGroupViewSet(SnippetViewSet):
    """Every group with all its names, in the order of the alphabet."""

    model = SynonymGroup
    icon = "search"
    menu_label = _("Synonyms")
    menu_name = "synonyms"
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__"]
    list_per_page = 50
    ordering = "names"
