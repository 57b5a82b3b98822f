"""Where wagtail-localize is made to follow the desk's rules; fails loudly when it has changed."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from wagtail_localize import __version__, models

from desk.outdated import OUTDATED, outdated_message
from desk.source_changes import is_issue, refresh
from desk.target_only import keep_own_blocks

_MARK = "_follows_the_desk"


def install() -> None:
    """Wraps what follows, once. Raises ``ImproperlyConfigured`` when it is not as expected."""
    _wrap(models.StringTranslation, "get_error", ["self"], _get_error)
    _wrap(models.TranslationSource, "update_from_db", ["self"], _update_from_db)
    _wrap(
        models,
        "ingest_segments",
        ["original_obj", "translated_obj", "src_locale", "tgt_locale", "segments"],
        _ingest_segments,
    )


def _wrap(
    owner: Any, name: str, parameters: list[str], make: Callable[[Callable[..., Any]], Any]
) -> None:
    original = getattr(owner, name, None)
    if getattr(original, _MARK, False):
        return
    if original is None or list(inspect.signature(original).parameters) != parameters:
        raise ImproperlyConfigured(
            f"wagtail-localize {__version__} changed {owner.__name__}.{name}: "
            "look at desk/localize_wiring.py before using this version."
        )
    wrapper = wraps(original)(make(original))
    setattr(wrapper, _MARK, True)
    setattr(owner, name, wrapper)


def _get_error(original: Callable[..., Any]) -> Callable[..., Any]:
    """Shows an outdated string with a warning in the editor; it can still be published."""

    def get_error(self: Any) -> Any:
        if self.tool_name == OUTDATED and not self.has_error:
            return outdated_message()
        return original(self)

    return get_error


def _update_from_db(original: Callable[..., Any]) -> Callable[..., Any]:
    """“Sync translated pages” keeps old wordings too."""

    def update_from_db(self: Any) -> None:
        if is_issue(self):
            refresh(self)
        else:
            original(self)

    return update_from_db


def _ingest_segments(original: Callable[..., Any]) -> Callable[..., Any]:
    """A page rebuilt from its source keeps the commentaries that only it has."""

    def ingest_segments(
        original_obj: Any, translated_obj: Any, src_locale: Any, tgt_locale: Any, segments: Any
    ) -> None:
        original(original_obj, translated_obj, src_locale, tgt_locale, segments)
        keep_own_blocks(original_obj, translated_obj)

    return ingest_segments
