"""A question with everything its words may mean: what the index and the texts are asked alike."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.analysis import (
    STOP_WORDS,
    name_readings,
    readings,
    surface,
    tokenize,
)
from search.asking.synonyms import Synonyms
from search.asking.tree import Both, Excluded, Node, OneOf, Phrase, Word

LONGEST_ABBREVIATION = 5
"""Letters that a word in capitals has at most where the index keeps it as it is written."""


@dataclass(frozen=True)
class Wanted:
    """A word of a text that has any of ``terms`` and, if there are ``forms``, any of them."""

    terms: tuple[str, ...]
    forms: tuple[str, ...] = ()


Sequel = tuple[Wanted, ...]
"""Words that follow one another; mostly one."""


@dataclass(frozen=True)
class Leaf:
    """Any of the alternatives: a word or phrase and its synonyms."""

    alternatives: tuple[Sequel, ...]


@dataclass(frozen=True)
class AllOf:
    """All of ``parts``; better still if one of ``beside`` is there too, in the order typed.

    Those are neighbours among the words that were typed, with the stop words between them.
    """

    parts: tuple["Plan", ...]
    beside: tuple[Sequel, ...] = ()


@dataclass(frozen=True)
class AnyOf:
    parts: tuple["Plan", ...]


@dataclass(frozen=True)
class Never:
    part: "Plan"


Plan = Leaf | AllOf | AnyOf | Never


def needs_text(sequel: Sequel) -> bool:
    """Whether only the text itself can tell: an index knows no forms, and pairs but no more."""
    return len(sequel) > 2 or any(wanted.forms for wanted in sequel)


_LACINKA_STOP_WORDS = "i u ŭ na z za da pa pra ab biez dla pry nie ni što jak heta ci"
NEED_NOT_MATCH = STOP_WORDS | frozenset(_LACINKA_STOP_WORDS.split())


def is_stop_word(node: Node) -> bool:
    if not isinstance(node, Word) or node.literal:
        return False
    forms = {node.text.lower(), *surface(node.text)}
    return not forms.isdisjoint(NEED_NOT_MATCH)


def is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def always(word: str) -> bool:
    return True


def never(word: str) -> bool:
    return False


def plan_of(tree: Node, synonyms: Synonyms, *, names: Callable[[str], bool] = never) -> Plan:
    """Stop words need not be found, unless nothing else is asked for.

    ``names`` says of a word whether texts with the same name in another script answer it as well.
    """
    return _Planner(_groups(synonyms), names, drops=_says_more(tree)).plan(tree)


def _says_more(node: Node) -> bool:
    """Whether ``node`` asks for anything besides stop words."""
    if isinstance(node, Both | OneOf):
        return any(map(_says_more, node.parts))
    return not isinstance(node, Excluded) and not is_stop_word(node)


_Groups = list[list[tuple[tuple[str, ...], list[set[str]]]]]
"""Groups of names, each a phrase with the readings of its words."""


@lru_cache(1)
def _groups(synonyms: Synonyms) -> _Groups:
    return [
        [(phrase, [set(_terms(word)) for word in phrase]) for phrase in group if phrase]
        for group in synonyms.groups
    ]


def _terms(word: str) -> tuple[str, ...]:
    """The terms of a word of a name in a group; an abbreviation is no form of another word."""
    abbreviation = word.isupper() and len(word) <= LONGEST_ABBREVIATION
    return surface(word) if abbreviation else readings(word)


class _Planner:
    def __init__(self, groups: _Groups, names: Callable[[str], bool], *, drops: bool) -> None:
        self.groups = groups
        self.names = names
        self.drops = drops

    def plan(self, node: Node) -> Plan:
        if isinstance(node, Word):
            return self.word(node)
        if isinstance(node, Phrase):
            own = tuple(self.wanted(word, literal=node.literal) for word in node.words)
            others = [] if node.literal else self.others(node.words)
            return Leaf((own, *others))
        if isinstance(node, Both):
            return AllOf(tuple(self.side_by_side(node.parts)), tuple(self.beside(node.parts)))
        if isinstance(node, OneOf):
            parts = [part for part in node.parts if not (self.drops and is_stop_word(part))]
            return AnyOf(tuple(map(self.plan, parts)))
        return Never(_Planner(self.groups, never, drops=False).plan(node.part))

    def side_by_side(self, nodes: Sequence[Node]) -> Iterable[Plan]:
        """The plans of ``nodes``; several words that are one name have its synonyms as well."""
        place = 0
        while place < len(nodes):
            length = self.name_at(nodes, place)
            run = nodes[place : place + length]
            words = [node.text for node in run if isinstance(node, Word)]
            if length > 1:
                kept = [node for node in run if not (self.drops and is_stop_word(node))]
                whole = AllOf(tuple(map(self.plan, kept)))
                yield AnyOf((whole, Leaf(tuple(self.others(words)))))
            elif not (self.drops and is_stop_word(nodes[place])):
                yield self.plan(nodes[place])
            place += length

    def beside(self, nodes: Sequence[Node]) -> Iterable[Sequel]:
        """Each two neighbours among the words of ``nodes``, with the stop words between them."""
        run: list[Wanted] = []
        for node in nodes:
            if not isinstance(node, Word) or len(tokenize(node.text)) != 1:
                run = []
            elif self.drops and is_stop_word(node):
                run += [Wanted(readings(node.text))] if run else []
            else:
                word = self.wanted(node.text, literal=node.literal)
                if run:
                    yield (*run, word)
                run = [word]

    def name_at(self, nodes: Sequence[Node], place: int) -> int:
        """How many of the words from ``place`` on are one name of a group; else 1."""
        words: list[str] = []
        for node in nodes[place:]:
            if not isinstance(node, Word) or node.literal:
                break
            words.append(node.text)
        lengths = {len(phrase) for group in self.groups for phrase, _sets in group}
        for length in sorted(lengths, reverse=True):
            if 1 < length <= len(words) and self.others(words[:length]):
                return length
        return 1

    def others(self, words: Sequence[str]) -> list[Sequel]:
        """The other names of what ``words`` name."""
        meant = [set(readings(word)) for word in words]
        found: dict[Sequel, None] = {}
        for group in self.groups:
            if any(_same(meant, sets) for _phrase, sets in group):
                for phrase, sets in group:
                    if not _covered(sets, meant):
                        found[tuple(Wanted(_terms(word)) for word in phrase)] = None
        return list(found)

    def word(self, node: Word) -> Plan:
        tokens = tokenize(node.text)
        if len(tokens) < 2:
            own = (self.wanted(node.text, literal=node.literal),)
            return Leaf((own, *([] if node.literal else self.others([node.text]))))
        if node.literal:
            return Leaf((tuple(self.wanted(token.text, literal=True) for token in tokens),))
        apart = AllOf(tuple(self.plan(Word(token.text)) for token in tokens))
        joined = readings(node.text)
        whole: list[Plan] = [Leaf(((Wanted(joined),),))] if joined else []
        whole += [Leaf(tuple(others)) for others in [self.others([node.text])] if others]
        return AnyOf((apart, *whole)) if whole else apart

    def wanted(self, word: str, *, literal: bool) -> Wanted:
        if literal:
            return Wanted(readings(word), surface(word))
        terms = readings(word)
        if self.names(word):
            terms = tuple(dict.fromkeys((*terms, *name_readings(word))))
        return Wanted(terms)


def _same(meant: list[set[str]], sets: list[set[str]]) -> bool:
    return len(meant) == len(sets) and all(a & b for a, b in zip(meant, sets, strict=True))


def _covered(sets: list[set[str]], meant: list[set[str]]) -> bool:
    """Whether what is ``meant`` finds every text with the name of ``sets`` as it is."""
    return len(sets) == len(meant) and all(a <= b for a, b in zip(sets, meant, strict=True))
