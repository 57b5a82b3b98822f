"""The words of others, and errors, without the addresses that they may repeat."""

import re
import traceback

LONGEST = 300
"""Characters of a mail server's answer that an editor is shown."""
_TELLING = re.compile(r"[^\s]*(?:@|%40|=40|\[at\]|\(at\))[^\s]*", re.IGNORECASE)


def without_addresses(text: str, recipient: str = "") -> str:
    """``text`` without anything that looks like an address, or is a part of ``recipient``."""
    text = _TELLING.sub("…", text)
    local, _at, domain = recipient.rpartition("@")
    parts = {recipient, local, domain, *_own_names(local)} - {""}
    for part in sorted(parts, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "…", text, flags=re.IGNORECASE)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _own_names(local: str) -> list[str]:
    """``anna.k`` of ``anna.k+news``: servers leave out what stands after the plus."""
    return [local.partition("+")[0], *re.split(r"[.+_-]", local)]


def place_of(error: BaseException) -> str:
    """Type and place of ``error``, without its words, which may repeat what it choked on."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    name = frames[-1].filename.rpartition("/")[2]
    return f"{type(error).__name__} in {name}, line {frames[-1].lineno}"
