from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """Issues as files: made when an issue is published, taken along by readers."""

    name = "publishing"
    verbose_name = _("Files of issues")

    def ready(self) -> None:
        from publishing import receivers  # noqa: F401  # connects the signal receivers
