from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The wiring: it may import every room, so the commands that touch all of them live here."""

    name = "config"
