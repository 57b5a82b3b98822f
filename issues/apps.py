from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuesConfig(AppConfig):
    """The publication: sections, authors, pictures, issues and their commentaries."""

    name = "issues"
    verbose_name = _("Issues")

    def ready(self) -> None:
        from issues import receivers  # noqa: F401  # connects the signal receivers
