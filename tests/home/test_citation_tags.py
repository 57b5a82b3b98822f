"""Zotero and its like recognise a commentary on its page."""

from uuid import uuid4

import pytest
from django.test import Client
from wagtail.models import Site

from issues.models import Author, Commentary
from tests.factories import commentary, issue
from tests.home.editions import editions
from tests.home.zotero import Item, read

PATH = "issues/2018-06-11/at-the-border/"
COLLECTIVE = {
    "be": "Аналітыкі «Сітуацыі ў Беларусі»",
    "ru": "Аналитики «Ситуации в Беларуси»",
    "en": "Analysts of “Situation in Belarus”",
}


def item(client: Client, path: str) -> Item:
    return read(client.get(path).content)


def test_zotero_saves_a_commentary_with_all_there_is_to_say(site: Site, client: Client) -> None:
    editions("be", "en", title="A “calm” week", slug="at-the-border")
    Commentary.objects.update(first_published_at="2018-06-18T21:30:00Z")

    saved = item(client, f"/en/{PATH}")

    assert saved.kind == "journalArticle"
    assert saved.fields == {
        "title": "A “calm” week",
        "date": "2018/06/19",  # in Minsk
        "publicationTitle": "Situation in Belarus",
        "issue": "June 11 – June 17, 2018",
        "abstractNote": "The week in one sentence.",
        "url": f"https://situation.test/en/{PATH}",
        "language": "en",
    }
    assert saved.tags == ["Security issues"]


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_zotero_takes_the_collective_for_an_institution(
    site: Site, client: Client, language: str
) -> None:
    editions(language, slug="at-the-border")

    assert item(client, f"/{language}/{PATH}").creators == [(COLLECTIVE[language], "")]


@pytest.mark.parametrize("second", [True, False])
def test_zotero_tells_the_names_of_people_apart(site: Site, client: Client, second: bool) -> None:
    names = [("Hanna", "Karaliova"), ("Piotr Ivanavič", "Roe")][: 1 + second]
    authors = [
        Author.objects.create(name_be="Х", name_ru="Х", name_en=f"{given} {family}")
        for given, family in names
    ]
    listed = [{"type": "item", "id": str(uuid4()), "value": author.pk} for author in authors]
    editions("en", slug="at-the-border", byline="named", authors=listed)

    assert item(client, f"/en/{PATH}").creators == [(family, given) for given, family in names]


def test_listed_authors_stay_unnamed_under_the_collective_byline(
    site: Site, client: Client
) -> None:
    author = Author.objects.create(name_be="Х", name_ru="Х", name_en="Hanna Karaliova")
    editions(
        "en",
        slug="at-the-border",
        authors=[{"type": "item", "id": str(uuid4()), "value": author.pk}],
    )

    for path in (PATH, f"{PATH}cite.bib", f"{PATH}cite.ris", f"{PATH}cite.json"):
        assert b"Karaliova" not in client.get(f"/en/{path}").content, path


def test_zotero_reads_hostile_text_as_it_was_written(site: Site, client: Client) -> None:
    hostile = '"><script>alert(1)</script> & \\{%'
    issue("en", commentaries=[commentary(title=hostile, lead=hostile, slug="at-the-border")])

    saved = item(client, f"/en/{PATH}")

    assert saved.fields["title"] == saved.fields["abstractNote"] == hostile


@pytest.mark.parametrize("path", ["/en/", "/en/about/", "/en/issues/2018-06-11/", "/en/none/"])
def test_what_is_no_commentary_is_not_recognised_as_one(
    site: Site, client: Client, path: str
) -> None:
    editions("en")

    assert item(client, path) == Item()
