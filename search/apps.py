from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Search in three languages: analysis, index, questions and their answers."""

    name = "search"

    def ready(self) -> None:
        from search import checks  # noqa: F401  # registers the checks
        from search.freshness import record_new_index
        from search.words import receivers  # noqa: F401  # connects the signal receivers

        post_migrate.connect(record_new_index, sender=self)
