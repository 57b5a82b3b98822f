"""The time by the clock of the database, the only one that all processes share."""

from django.db import connection

SECONDS = {
    "sqlite": "SELECT (julianday('now') - 2440587.5) * 86400.0",
    "postgresql": "SELECT extract(epoch FROM clock_timestamp())",
}


def seconds_now() -> float:
    """Seconds since 1970, to the millisecond, inside a transaction too."""
    with connection.cursor() as cursor:
        cursor.execute(SECONDS[connection.vendor])
        row = cursor.fetchone()
    assert row is not None  # noqa: S101  # a SELECT without FROM has one row
    return float(row[0])
