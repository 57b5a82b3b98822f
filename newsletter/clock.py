"""The time by the clock of the database, the only one that all processes share."""

from django.db import connection

from newsletter.sending.statements import NOW


def seconds_now() -> float:
    """Seconds since 1970, to the millisecond, inside a transaction too."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {NOW[connection.vendor]}")  # words of our own
        row = cursor.fetchone()
    assert row is not None  # noqa: S101  # a SELECT without FROM has one row
    return float(row[0])
