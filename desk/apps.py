from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """The newsroom: roles, translation, the sample archive."""

    name = "desk"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from desk import (
            guards,
            receivers,  # noqa: F401  # connects the signal receivers
            wagtail_labels,
        )

        guards.install()
        wagtail_labels.put_right()
