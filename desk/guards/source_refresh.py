"""“Sync translated pages” forgets the translation of every changed string upstream."""

from typing import Any

from wagtail_localize import models

from desk.guards.wrapping import Function, wrap
from desk.source_changes import is_issue, refresh


def _update_from_db(original: Function) -> Function:
    def update_from_db(self: Any) -> None:
        if is_issue(self):
            refresh(self)
        else:
            original(self)

    return update_from_db


def install() -> None:
    wrap("source_refresh", models.TranslationSource, "update_from_db", ["self"], _update_from_db)
