"""Whether the index was made by the analyser, and of the fields, that are in use now."""

import hashlib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connections, router
from django.utils import timezone
from modelsearch.conf import get_app_config
from modelsearch.index import RelatedFields, get_indexed_models

from search import analysis
from search.models import IndexState

LAYOUT = 2
"""To be raised whenever the terms of the same text are put into the index differently."""


def index_version() -> str:
    """Changes with the analyser, the layout of the index and the search fields of any model."""
    fields = sorted(
        f"{model._meta.label} {described}"
        for model in get_indexed_models()
        for described in _described(model.get_search_fields())
    )
    digest = hashlib.sha256("\n".join([str(LAYOUT), *fields]).encode()).hexdigest()
    return f"{analysis.VERSION}/{digest[:8]}"


def _described(fields: list[Any]) -> list[str]:
    found = []
    for field in fields:
        if isinstance(field, RelatedFields):
            found += [f"{field.field_name}.{inner}" for inner in _described(field.fields)]
        else:
            found.append(f"{type(field).__name__} {field.field_name} {field.kwargs}")
    return found


def stale_backends() -> list[str]:
    """Names of the configured backends whose index has to be rebuilt. One query.

    Raises ``DatabaseError`` where there is no table to look in.
    """
    current = set(
        IndexState.objects.filter(analyser=index_version()).values_list("backend", flat=True)
    )
    return [name for name in _configured() if name not in current]


def stale_backends_if_known() -> list[str]:
    """The same; empty while the database cannot be reached or has no tables yet."""
    try:
        return stale_backends() if _has_tables(router.db_for_read(IndexState)) else []
    except DatabaseError:
        return []


def record(backend: str) -> None:
    """Notes that the index of ``backend`` has just been made as a whole."""
    IndexState.objects.update_or_create(
        backend=backend, defaults={"analyser": index_version(), "built_at": timezone.now()}
    )


def record_new_index(using: str, **kwargs: Any) -> None:
    """After migrations: an index that is still empty will hold nothing but today's terms."""
    if using != router.db_for_write(IndexState) or not _has_tables(using):
        return
    if apps.get_model("wagtailsearch", "IndexEntry").objects.exists():
        return
    for name, parameters in _configured().items():
        if parameters["BACKEND"] == "search.backends":
            record(name)


def _configured() -> dict[str, dict[str, Any]]:
    configured: dict[str, dict[str, Any]] = get_app_config().get_search_backend_config()
    return configured


def _has_tables(alias: str) -> bool:
    """Without making the file of a SQLite database that does not exist yet."""
    connection = connections[alias]
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and connection.connection is None and not Path(name).exists():
        return False
    tables = set(connection.introspection.table_names())
    return {
        IndexState._meta.db_table,
        get_app_config().get_model("IndexEntry")._meta.db_table,
    } <= tables
