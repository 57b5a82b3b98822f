"""What is published is found at once, what is withdrawn is not, and nothing else ever is."""

from uuid import UUID

import pytest
from modelsearch.backends import get_search_backend
from modelsearch.query import PlainText
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.search.models import IndexEntry

from issues.models import Commentary, IssuePage
from search.backends.queries import search_expression
from tests import factories

ISSUE = UUID("6f3a0d5e-3c53-4b8e-9d3c-1d8a3a4f5b60")
WORDS = {"be": "выбарамі", "ru": "выборами", "en": "elections"}
TITLES = {"be": "Выбары без назіральнікаў", "ru": "Выборы без наблюдателей", "en": "An election"}


def publish(language: str, *, live: bool = True) -> IssuePage:
    commentary = factories.commentary(title=TITLES[language])
    return factories.issue(language, commentaries=[commentary], live=live, translation_key=ISSUE)


def readers_find(language: str) -> list[str]:
    found = Commentary.objects.for_everyone().search(WORDS[language])
    return [str(commentary) for commentary in found]


def indexed_commentaries() -> int:
    return IndexEntry.objects.filter(
        content_type__app_label="issues", content_type__model="commentary"
    ).count()


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_commentary_is_found_as_soon_as_it_is_published_and_no_longer(
    site: Site, language: str
) -> None:
    for other in TITLES:
        publish(other)

    assert readers_find(language) == [TITLES[language]]

    IssuePage.objects.get(locale__language_code=language).unpublish()

    assert readers_find(language) == []
    assert indexed_commentaries() == 2


def test_a_new_wording_is_found_and_the_old_one_is_not(site: Site) -> None:
    issue = publish("be")
    issue.commentaries[0].value["title"] = "Газ зноў падаражэў"
    issue.save_revision().publish()

    assert readers_find("be") == []
    assert [str(row) for row in Commentary.objects.all().search("газу")] == ["Газ зноў падаражэў"]


def test_a_commentary_that_leaves_its_issue_leaves_the_index(site: Site) -> None:
    pair = [factories.commentary(title=title) for title in ("First gas", "Second gas")]
    issue = factories.issue(commentaries=pair)
    del issue.commentaries[0]
    issue.save_revision().publish()

    assert [str(row) for row in Commentary.objects.all().search("gas")] == ["Second gas"]
    assert indexed_commentaries() == 1


def test_a_deleted_issue_leaves_nothing_behind(site: Site) -> None:
    publish("be").delete()

    assert indexed_commentaries() == 0


def test_drafts_are_not_in_the_index(site: Site) -> None:
    publish("be", live=False)

    assert indexed_commentaries() == 0


def test_aliases_are_not_in_the_index(site: Site) -> None:
    issue = publish("be")
    issue.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)

    assert Page.objects.filter(alias_of=issue).exists()
    assert indexed_commentaries() == 1


def test_readers_are_not_shown_what_stands_behind_a_password(site: Site) -> None:
    issue = publish("be")
    lock = PageViewRestriction.objects.create(page=issue, restriction_type="password", password="x")

    assert readers_find("be") == []

    lock.delete()

    assert readers_find("be") == [TITLES["be"]]


def test_the_weight_of_a_find_says_where_its_words_stand(site: Site) -> None:
    often = ["Газ, газ і газу.", "Ціна на нафту."]
    titled = factories.commentary(title="Газ", lead="Пра яго.", paragraphs=["Нічога."])
    leading = factories.commentary(title="Тыдзень", lead="Газ.", paragraphs=["Нафта."])
    repeated = factories.commentary(title="Тыдзень", lead="Ён.", paragraphs=often)
    mentioned = factories.commentary(title="Тыдзень", lead="Ён.", paragraphs=["Пра газ."])
    factories.issue("be", commentaries=[titled, leading, repeated, mentioned])
    backend = get_search_backend()

    def weights(text: str) -> dict[int, int]:
        expression = search_expression(PlainText(text))
        found: dict[int, int] = backend.matches(expression, [Commentary])[Commentary]
        return {Commentary.objects.get(pk=key).position: found[key] for key in sorted(found)}

    assert weights("газ") == {1: 6, 2: 3, 3: 3, 4: 1}
    assert weights("газ нафта") == {2: 4, 3: 4}
