"""Puts a guard around a function of wagtail-localize, or refuses to start."""

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NoReturn

from django.core.exceptions import ImproperlyConfigured
from wagtail_localize import __version__

Function = Callable[..., Any]


def wrap(
    guard: str, owner: Any, name: str, parameters: Sequence[str], make: Callable[[Function], Any]
) -> None:
    """Replaces ``owner.name`` by ``make(owner.name)``, once per guard.

    Raises ``ImproperlyConfigured`` unless it is a function with exactly these parameters.
    """
    original: Any = getattr(owner, name, None)
    if original is None:
        _refuse(guard, f"{owner.__name__}.{name} is gone")
    found = list(inspect.signature(original).parameters)
    if found != list(parameters):
        _refuse(guard, f"{owner.__name__}.{name} now takes ({', '.join(found)})")
    if guard in guards_of(original):
        return
    wrapper: Any = wraps(original)(make(original))
    wrapper.guards = (*guards_of(original), guard)
    setattr(owner, name, wrapper)


def guards_of(function: Any) -> tuple[str, ...]:
    """The guards around ``function``, the innermost first."""
    names: tuple[str, ...] = getattr(function, "guards", ())
    return names


def _refuse(guard: str, reason: str) -> NoReturn:
    raise ImproperlyConfigured(
        f"The guard “{guard}” does not fit wagtail-localize {__version__}: {reason}. "
        f"Look at desk/guards/{guard}.py before using this version."
    )
