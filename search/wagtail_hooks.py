"""Where search meets Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from search.viewsets import SynonymGroupViewSet

register_snippet(SynonymGroupViewSet)
