"""The data as files: CSV for spreadsheets and statistics, JSON that describes itself."""

import csv
import io
import json
from dataclasses import asdict, fields
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from issues.reading.ledger.data import Data, Record
from issues.verdicts import VALUES

SCHEMA = "issues/verdicts.schema.json"
BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
ALL = "all"
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def schema_path() -> str:
    """The JSON Schema’s address, without the hash of its content: it is written into files."""
    return f"{settings.STATIC_URL}{SCHEMA}"


def as_csv(data: Data) -> bytes:
    """RFC 4180 with a byte order mark. What is true of the whole file is a column of every row."""
    whole = {
        "filter_section": _section(data) or ALL,
        "filter_year": data.selection.year or ALL,
        "generated": _moment(data.changed),
        "licence": settings.DATA_LICENCE["url"],
    }
    names = [field.name for field in fields(Record)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*names, *whole])
    for record in data.records:
        values = [getattr(record, name) for name in names]
        writer.writerow([*map(_cell, values), *whole.values()])
    return f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value


def as_json(data: Data) -> bytes:
    """One document that names its schema, its licence and what was selected."""
    document = {
        "$schema": f"{settings.PUBLIC_ORIGIN}{schema_path()}",
        "title": _("Verdicts week by week"),
        "publication": _("Situation in Belarus"),
        "language": data.selection.language,
        "licence": settings.DATA_LICENCE,
        "generated": _moment(data.changed),
        "filters": {"section": _section(data), "year": data.selection.year},
        "values": {verdict.value: value for verdict, value in VALUES.items()},
        "sections": [
            {
                "section": section.slug,
                "section_name": section.name_in(data.selection.language),
                "used_from": section.used_from,
                "used_until": section.used_until,
            }
            for section in data.sections
        ],
        "issues": data.issues,
        "verdicts": [asdict(record) for record in data.records],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=date.isoformat).encode()


def _section(data: Data) -> str | None:
    return data.selection.section.slug if data.selection.section else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else None
