"""From one state of a mailing to the next, and what is written down of it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from wagtail.log_actions import log

from newsletter.models import Mailing


def move(
    mailing: Mailing,
    allowed: tuple[Mailing.State, ...],
    action: str,
    user: Any = None,
    data: dict[str, Any] | None = None,
    where: Mapping[str, Any] | None = None,
    **changes: Any,
) -> bool:
    """Changes ``mailing`` in one statement if its state is one of ``allowed``, and logs it.

    ``where`` are further conditions. False where somebody else was faster; then nothing is
    changed. ``mailing`` is read anew either way, unless it is no more.
    """
    moved = Mailing.objects.filter(pk=mailing.pk, state__in=allowed, **(where or {})).update(
        **changes
    )
    with suppress(Mailing.DoesNotExist):
        mailing.refresh_from_db()
    if moved:
        log(instance=mailing, action=action, user=user, data=data)
    return bool(moved)
