"""What ``manage.py check`` says about search."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register

from search.freshness import stale_backends_if_known


@register
def index_is_fresh(**kwargs: Any) -> list[CheckMessage]:
    """W001: what is in the index was made by another version and is found badly or not at all."""
    return [
        Warning(
            f"The search index “{name}” was made by another version of the site.",
            hint="Rebuild it: manage.py update_index",
            id="search.W001",
        )
        for name in stale_backends_if_known()
    ]
