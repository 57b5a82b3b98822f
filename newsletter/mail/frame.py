"""What stands around the texts of an issue, alike in the HTML and in the plain text."""

from dataclasses import dataclass

from newsletter.mail.links import Link


@dataclass(frozen=True)
class Frame:
    """``name`` is the site's, or neutral; ``week`` is in words.

    ``change`` and ``leave`` are personal addresses. All of it is in ``language``.
    """

    language: str
    neutral: bool
    name: str
    week: str
    change: str
    leave: str
    reading_safely: Link | None

    @property
    def subject(self) -> str:
        return f"{self.name}: {self.week}".replace("\u00a0", " ")
