"""Everything that a sender has to know: it is told once, through a pipe, and asks nobody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from newsletter.mail.template import Template
from newsletter.sending.pace import Pace
from newsletter.sending.transports import Choice

Arrangement = tuple[str, str]
"""Languages of a subscriber, joined by commas, and the language they are spoken to in."""


@dataclass(frozen=True)
class Job:
    """``database`` is an entry of DATABASES; ``settings`` are more of Django's, for its backends.

    ``since`` is when the mailing began or went on, see ``ledger.Ledger``.
    ``keys`` are the keys as text, ``key`` the number of the one that makes Message-IDs. ``rate`` is
    mails per second of this one sender. Nothing of this may stand in a command line, a variable of
    the environment or a file: there others could read it.
    """

    database: Mapping[str, Any] = field(repr=False)
    settings: Mapping[str, Any] = field(repr=False)
    keys: str = field(repr=False)
    key: int
    mailing: int
    since: float
    sender: str
    templates: Mapping[Arrangement, Template] = field(repr=False)
    choice: Choice
    returns_to: str
    domain: str
    pace: Pace = field(default_factory=Pace)
    rate: float | None = None
    hold: bool = False

    def as_line(self) -> bytes:
        """One line of JSON."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        templates = [
            {"languages": languages, "language": language, "template": template.as_data()}
            for (languages, language), template in self.templates.items()
        ]
        data = plain | {
            "templates": templates,
            "choice": self.choice.as_data(),
            "pace": self.pace.as_data(),
        }
        return json.dumps(data).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        data = json.loads(line)
        templates = {
            (entry["languages"], entry["language"]): Template.from_data(entry["template"])
            for entry in data.pop("templates")
        }
        choice, pace = Choice.from_data(data.pop("choice")), Pace.from_data(data.pop("pace"))
        return cls(templates=templates, choice=choice, pace=pace, **data)


_PLAIN = (
    *("database", "settings", "keys", "key", "mailing", "since", "sender"),
    *("returns_to", "domain", "rate", "hold"),
)
