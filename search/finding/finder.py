"""Finding: from what a reader typed to one page of results."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings
from wagtail.models import Locale

from issues.models import Section
from issues.prepared import Prepared
from issues.reading.paths import index_paths
from issues.verdicts import Verdict
from search.analysis import layouts
from search.asking import EMPTY, Both, Excluded, Node, Question, Synonyms, Vocabulary, parse
from search.asking.plan import Plan, always, is_capitalised, plan_of
from search.asking.tree import both, one_of
from search.finding.facets import Traits, facets_of, passes_choice, passes_filters, traits_of
from search.finding.found import PER_PAGE, RELEVANCE, Chosen, Found, Suggestion
from search.finding.gathering import gathered
from search.finding.hits import Hits, any_found, matched
from search.finding.items import Item
from search.finding.ordering import first, newest
from search.finding.showing import Shown, results
from search.synonyms import load
from search.words.suggestions import likeliest, query_suggestion

_LOCALES = Prepared(lambda: Locale.objects.values_list("pk", "language_code"))


@dataclass(frozen=True)
class Answer:
    """Everything that answers a question, before anything is chosen from it."""

    question: Question
    items: Sequence[Item] = ()
    plan: Plan | None = None
    names: Plan | None = None


class Finder:
    """Answers questions of a reader of ``language``; what all questions share is asked once."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def sections(self) -> list[Section]:
        return list(Section.objects.all())

    @cached_property
    def index_paths(self) -> Mapping[str, str]:
        return index_paths()

    @cached_property
    def slugs(self) -> dict[int, str]:
        """Of sections, by key."""
        return {section.pk: section.slug for section in self.sections}

    @cached_property
    def locales(self) -> dict[int, str]:
        """``{key of a locale: code}`` of the site's languages."""
        codes = dict(settings.LANGUAGES)
        return {pk: code for pk, code in _LOCALES.rows() if code in codes}

    @cached_property
    def synonyms(self) -> Synonyms:
        return load()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return Vocabulary.of(
            {
                section.slug: [section.name_in(code) for code, _name in settings.LANGUAGES]
                for section in self.sections
            }
        )

    def question(self, text: str) -> Question:
        return parse(text, self.vocabulary)

    def answer(self, question: Question, *, names: bool = True) -> Answer:
        """All that ``question`` finds, in no order; ``names``: also names in other scripts."""
        if not question.asks:
            return Answer(question)
        wanted, unwanted = divided(question.tree)
        if wanted is None:
            return Answer(question, self._items(question, None, {}, unwanted))
        plan = plan_of(wanted, self.synonyms)
        exact = matched(plan)
        if not names:
            return Answer(question, self._items(question, exact, {}, unwanted), plan)
        # Where nothing has the word itself, even a word that looks like no name may be one.
        named = is_capitalised if any(exact.values()) else always
        wider = plan_of(wanted, self.synonyms, names=named)
        similar = matched(wider, apart_from=exact) if wider != plan else {}
        return Answer(question, self._items(question, exact, similar, unwanted), plan, wider)

    def _items(
        self, question: Question, exact: Hits | None, similar: Hits, unwanted: Node | None
    ) -> list[Item]:
        """The items with a row among those found, or all, that answer to the filters."""
        if exact is not None and not any(exact.values()) and not any(similar.values()):
            return []
        left_out = matched(plan_of(unwanted, self.synonyms)) if unwanted is not None else {}
        opened = {pk: code for pk, code in self.locales.items() if code in self.index_paths}
        items = gathered(exact, similar, left_out, self.locales, opened)
        if not question.filtered:
            return items
        traits = self.traits(items)
        return _passing(items, traits, lambda its: passes_filters(its, question))

    def traits(self, items: Sequence[Item]) -> list[Traits]:
        return traits_of(items, self.language, self.slugs)

    def in_other_layout(self, question: Question) -> Answer | None:
        """The answer to what the same keys give in another keyboard layout, if there is one."""
        others = {text: self.question(text) for text in layouts(question.text)}
        plans = [
            plan_of(wanted, self.synonyms)
            for wanted, _unwanted in (divided(other.tree) for other in others.values())
            if wanted is not None
        ]
        if not any_found(plans):
            return None
        texts = likeliest(list(others), self.language)
        answers = (self.answer(others[text], names=False) for text in texts)
        return next((answer for answer in answers if answer.items), None)

    def suggestion(self, question: Question) -> Suggestion | None:
        """The question with its misspelt words put right, if that finds anything."""
        better = query_suggestion(question.text, self.language) if question.tree != EMPTY else None
        if better is None:
            return None
        total = len(self.answer(self.question(better.text), names=False).items)
        return Suggestion(better.text, total, better.language) if total else None


def divided(tree: Node) -> tuple[Node | None, Node | None]:
    """What ``tree`` asks for, and what it excludes from all of that; ``None`` for neither.

    The excluded part is looked for by itself: no language of a result may have it.
    """
    parts = tree.parts if isinstance(tree, Both) else (tree,)
    asked: list[Node | None] = [part for part in parts if not isinstance(part, Excluded)]
    denied: list[Node | None] = [part.part for part in parts if isinstance(part, Excluded)]
    return both(asked), one_of(denied)


def find(
    question_text: str,
    language: str,
    *,
    chosen: Chosen = Chosen(),  # noqa: B008  # it is frozen
    order: str = RELEVANCE,
    page: int = 1,
) -> Found:
    """One page of what answers ``question_text``, for a reader of ``language``.

    Whatever is not known in ``chosen`` or ``order`` is as if it had not been given, and ``page``
    is brought within what there is. No text is an error. Names are in other scripts as well, see
    ``Found.similar``; a text that finds nothing is read in other keyboard layouts.
    """
    finder = Finder(language)
    answer = finder.answer(finder.question(question_text))
    shown_for, suggestion = "", None
    if not answer.items and answer.question.tree != EMPTY:
        instead = finder.in_other_layout(answer.question)
        if instead is not None:
            answer, shown_for = instead, instead.question.text
    if not shown_for and all(item.similar for item in answer.items):
        suggestion = finder.suggestion(answer.question)
    found = _page_of(answer, finder, _known(chosen, finder), order, page)
    return replace(found, shown_for=shown_for, suggestion=suggestion)


def _known(chosen: Chosen, finder: Finder) -> Chosen:
    """``chosen`` without values that do not exist."""
    if chosen.section not in {section.slug for section in finder.sections}:
        chosen = replace(chosen, section="")
    if chosen.verdict not in Verdict.values:
        chosen = replace(chosen, verdict="")
    if chosen.language not in dict(settings.LANGUAGES):
        chosen = replace(chosen, language="")
    return chosen


def _passing(
    items: Sequence[Item], traits: Sequence[Traits], passes: Callable[[Traits], bool]
) -> list[Item]:
    """Those of ``items`` whose ``traits``, which many share, pass."""
    passing = {each for each in set(traits) if passes(each)}
    return [item for item, its in zip(items, traits, strict=True) if its in passing]


def _page_of(answer: Answer, finder: Finder, chosen: Chosen, order: str, page: int) -> Found:
    traits = finder.traits(answer.items)
    listed = _passing(answer.items, traits, lambda its: passes_choice(its, chosen))
    pages = max(1, -(-len(listed) // PER_PAGE))
    page = min(max(1, page), pages)
    similar = sum(item.similar for item in listed)
    shown = Shown(
        languages=tuple(code for code in (chosen.language, finder.language) if code),
        plan=answer.plan,
        names=answer.names,
        sections={section.pk: section for section in finder.sections},
        index_paths=finder.index_paths,
    )
    begin = (page - 1) * PER_PAGE
    leading = first(listed, begin + PER_PAGE, order, newest(answer.items))
    return Found(
        question=answer.question,
        total=len(listed) - similar,
        similar=similar,
        results=results(leading[begin:], shown),
        facets=facets_of(Counter(traits), chosen, finder.sections, finder.language),
        page=page,
        pages=pages,
    )
