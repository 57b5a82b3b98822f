"""Many primary keys in one query, whatever keeps the index."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(keys: Collection[Any]) -> RawSQL:
    """``keys`` for ``pk__in``: one parameter however many there are."""
    if connection.vendor != "postgresql":
        return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(keys), default=str)])
    if all(isinstance(key, int) for key in keys):
        return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])
    return RawSQL("SELECT unnest(%s)", [list(keys)])
