"""An outdated string can be published as it is; upstream would show it as up to date."""

from typing import Any

from wagtail_localize import models

from desk.guards.wrapping import Function, wrap
from desk.outdated import OUTDATED, outdated_message


def _get_error(original: Function) -> Function:
    """The editor shows this beside the string, with a warning, until it is saved again."""

    def get_error(self: Any) -> Any:
        if self.tool_name == OUTDATED and not self.has_error:
            return outdated_message()
        return original(self)

    return get_error


def install() -> None:
    wrap("outdated_strings", models.StringTranslation, "get_error", ["self"], _get_error)
