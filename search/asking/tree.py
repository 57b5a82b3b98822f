"""A question as plain data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word as it was typed, parts tied by hyphens included; literal: in this form alone."""

    text: str
    literal: bool = False


@dataclass(frozen=True)
class Phrase:
    """Words in this order; literal: in these forms alone."""

    words: tuple[str, ...]
    literal: bool = False


@dataclass(frozen=True)
class Both:
    """All of ``parts``; without parts, nothing that could be looked for."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class OneOf:
    """Any of ``parts``."""

    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Excluded:
    """What must not be there."""

    part: "Node"


Node = Word | Phrase | Both | OneOf | Excluded

EMPTY = Both(())


@dataclass(frozen=True)
class Filters:
    """Slugs of sections, codes of verdicts, years; those of one kind are alternatives."""

    sections: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sections or self.verdicts or self.years)


@dataclass(frozen=True)
class Question:
    """What a reader asks for.

    ``text`` is what was typed, without what cannot be shown; ``sections``, ``verdicts`` and
    ``years`` are the filters in it and ``unwanted`` those that exclude; ``cut`` says that part
    of the text was too much to be looked for.
    """

    text: str
    tree: Node = EMPTY
    sections: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    unwanted: Filters = Filters()
    cut: bool = False

    @property
    def wanted(self) -> Filters:
        return Filters(self.sections, self.verdicts, self.years)

    @property
    def filtered(self) -> bool:
        """Whether it holds a filter of any kind."""
        return bool(self.wanted or self.unwanted)

    @property
    def asks(self) -> bool:
        """Whether it says what to look for: a word or a filter."""
        return self.filtered or _asks(self.tree)

    @property
    def only_excludes(self) -> bool:
        """Whether it says what to leave out, and of what it does not say."""
        return not self.asks and self.tree != EMPTY


def both(parts: list[Node | None]) -> Node | None:
    """``parts`` as one node, simplified; ``None`` when there are none."""
    flat: list[Node] = []
    for part in parts:
        if part is not None:
            flat += part.parts if isinstance(part, Both) else [part]
    return Both(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def one_of(parts: list[Node | None]) -> Node | None:
    """``parts`` as alternatives, simplified; ``None`` when there are none."""
    flat: list[Node] = []
    for part in parts:
        if part is not None:
            flat += part.parts if isinstance(part, OneOf) else [part]
    return OneOf(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _asks(node: Node) -> bool:
    if isinstance(node, Both | OneOf):
        return any(map(_asks, node.parts))
    return not isinstance(node, Excluded)
