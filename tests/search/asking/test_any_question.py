"""There is no text that a question cannot be made of, and none that is misread on the way."""

from hypothesis import given
from hypothesis import strategies as st

from search.asking import Both, Excluded, Node, OneOf, Phrase, Synonyms, Word, parse
from search.asking.expression import candidates
from search.asking.looking import Looker
from search.asking.plan import always, is_capitalised, never, plan_of
from search.asking.tree import both, one_of
from search.matching import groups, simplified
from tests.search.asking.test_questions import VOCABULARY

SIGNS = st.sampled_from(
    [
        *"()\"„“”«»-−–=|:*'’.,^{",
        *(" ", " OR ", " АБО ", "NEAR", "AND", "NOT"),
        *("section:", "год:", "media", "2018-", "газ", "інтэрнэт-крама"),
        *("\x00", "\ud800", "\u202e", "😀", "é"),
    ]
)
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(SIGNS, max_size=40).map("".join),
    st.lists(st.one_of(SIGNS, st.text(max_size=5)), max_size=20).map("".join),
)
SYNONYMS = Synonyms(((("Менск",), ("Мінск",)), (("ЕС",), ("Еўрапейскі", "саюз")), ((), ("!",))))

WORDS = st.sampled_from(["газ", "нафта", "цэны", "Minsk", "Łukašenka", "інтэрнэт-крама", "2018"])
SINGLE = st.sampled_from(["газ", "нафта", "цэны", "Minsk", "Łukašenka", "2018"])
LEAVES = st.one_of(
    st.builds(Word, WORDS, st.booleans()),
    st.builds(Phrase, st.lists(SINGLE, min_size=1, max_size=3).map(tuple), st.booleans()),
)


def _joined(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, min_size=2, max_size=3)
    return st.one_of(
        several.map(lambda nodes: both([*nodes]) or nodes[0]),
        several.map(lambda nodes: one_of([*nodes]) or nodes[0]),
        parts.map(Excluded),
    )


TREES = st.recursive(LEAVES, _joined, max_leaves=8)


def written(node: Node) -> str:
    """``node`` as a reader would type it."""
    if isinstance(node, Word):
        return "=" * node.literal + node.text
    if isinstance(node, Phrase):
        return "=" * node.literal + f"«{' '.join(node.words)}»"
    if isinstance(node, Excluded):
        return f"-{bracketed(node.part)}"
    sign = " " if isinstance(node, Both) else " OR "
    return sign.join(map(bracketed, node.parts))


def bracketed(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, Both | OneOf | Excluded) else written(node)


@given(ANY_TEXT)
def test_any_text_makes_a_question_and_an_expression(text: str) -> None:
    question = parse(text, VOCABULARY)
    question.text.encode()
    for names in (never, is_capitalised, always):
        expression = candidates(plan_of(question.tree, SYNONYMS, names=names))
        assert simplified(expression) == expression
        assert len(groups(expression)) <= 8


@given(ANY_TEXT, st.text(max_size=100))
def test_any_question_can_be_looked_for_in_any_text(text: str, other: str) -> None:
    tree = parse(text, VOCABULARY).tree
    for names in (never, is_capitalised, always):
        looker = Looker(plan_of(tree, SYNONYMS, names=names), "be")
        assert looker.accepts([other, text]) in {True, False}
        place = 0
        for spot in looker.spots(text):
            assert place <= spot.start < spot.end <= len(text)
            place = spot.end


@given(TREES)
def test_a_question_written_down_is_read_as_it_was_meant(tree: Node) -> None:
    question = parse(written(tree), VOCABULARY)

    assert question.cut or question.tree == tree


@given(ANY_TEXT)
def test_the_text_that_is_shown_asks_the_same_again(text: str) -> None:
    question = parse(text, VOCABULARY)
    again = parse(question.text, VOCABULARY)

    assert (again.tree, again.wanted, again.unwanted) == (
        question.tree,
        question.wanted,
        question.unwanted,
    )
