"""The part of a commentary's page that says how to cite it, and the files it leads to."""

import json
from datetime import UTC, date, datetime

import pytest
import rispy
from bibtexparser.entrypoint import parse_string as parse_bibtex
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from issues.models import Commentary, IssuePage
from tests import factories
from tests.home.editions import editions

PATH = "issues/2018-06-11/at-the-border/"
MEDIA_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}
TITLE = "Шчыт і меч: «ціхі» тыдзень"


@pytest.fixture
def published(site: Site) -> dict[str, IssuePage]:
    return editions("be", "ru", "en", title=TITLE, slug="at-the-border")


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_page_shows_its_citation_and_leads_to_every_file(client: Client, language: str) -> None:
    page = client.get(f"/{language}/{PATH}").content.decode()

    assert f"https://situation.test/{language}/{PATH}" in page.split('class="cite__text"')[1]
    for ending, media_type in MEDIA_TYPES.items():
        path = f"/{language}/{PATH}cite.{ending}"
        assert f'href="{path}"' in page
        response = client.get(path)
        assert response["Content-Type"] == media_type
        assert response["Content-Language"] == language
        assert response["Content-Disposition"] == (
            f'attachment; filename="2018-06-11-at-the-border-{language}.{ending}"'
        )


@pytest.mark.usefixtures("published")
def test_every_format_names_the_translations_and_the_title_in_latin_letters(
    client: Client,
) -> None:
    bib = client.get(f"/be/{PATH}cite.bib").content.decode()
    ris = client.get(f"/be/{PATH}cite.ris").content.decode()
    csl = client.get(f"/be/{PATH}cite.json").content.decode()
    romanised = "Shchyt i mech: «tsikhi» tydzen"

    entry = parse_bibtex(bib).entries[0]
    assert entry["titleaddon"] == f"[{romanised}]"
    notes = rispy.loads(ris)[0]["notes"]
    assert any(romanised in note for note in notes)
    item = json.loads(csl)[0]
    assert item["custom"]["romanised-title"] == romanised
    assert item["custom"]["translations"] == {
        "ru": f"https://situation.test/ru/{PATH}",
        "en": f"https://situation.test/en/{PATH}",
    }
    for text in (entry["annote"], "\n".join(notes), item["note"]):
        assert f"Русский — https://situation.test/ru/{PATH}" in text


@pytest.mark.usefixtures("published")
def test_a_correction_of_substance_is_dated_and_any_other_change_is_not(client: Client) -> None:
    rows = Commentary.objects.filter(locale__language_code="en")
    rows.update(
        first_published_at=datetime(2018, 6, 18, 8, tzinfo=UTC),
        updated_at=datetime(2018, 6, 25, 8, tzinfo=UTC),
    )
    assert "corrected" not in client.get(f"/en/{PATH}cite.json").json()[0]["custom"]

    rows.update(corrected_at=datetime(2018, 6, 18, 21, 1, tzinfo=UTC))  # the next day in Minsk
    item = client.get(f"/en/{PATH}cite.json").json()[0]
    assert item["issued"] == {"date-parts": [[2018, 6, 18]]}
    assert item["custom"]["corrected"] == "2018-06-19"
    assert "Corrected on June 19, 2018" in item["note"]
    page = client.get(f"/en/{PATH}").content.decode()
    assert "Published June 18, 2018; corrected June 19, 2018." in page


@pytest.mark.usefixtures("published")
def test_a_citation_is_the_same_whatever_is_asked_for_and_by_whom(client: Client) -> None:
    first = client.get(f"/en/{PATH}cite.bib")

    assert client.get(f"/en/{PATH}cite.bib?x=1", headers={"host": "mirror.test"}).content == (
        first.content
    )
    assert not first.cookies
    assert b"urldate" not in first.content


def test_the_file_of_an_old_address_leads_to_the_new_one(site: Site, client: Client) -> None:
    issue = factories.issue("en", commentaries=[factories.commentary(slug="old-name")])
    issue.commentaries[0].value["slug"] = "new-name"
    issue.save_revision().publish()

    response = client.get("/en/issues/2018-06-11/old-name/cite.ris")

    assert response.status_code == 301
    assert response["Location"] == "/en/issues/2018-06-11/new-name/cite.ris"


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    "path",
    [
        f"/en/{PATH}cite.txt",
        f"/en/{PATH}cite.bib/",
        f"/en/{PATH}cite/",
        "/en/issues/2018-06-11/nothing/cite.bib",
        "/en/issues/2018-06-18/at-the-border/cite.bib",
        "/en/issues/2018-06-11/cite.bib",
        "/en/cite.bib",
        "/de/cite.bib",
    ],
)
def test_there_is_no_citation_of_anything_else(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_draft_and_a_private_issue_have_no_citation(site: Site, client: Client) -> None:
    factories.issue(
        "en", date(2018, 6, 18), [factories.commentary(slug="at-the-border")], live=False
    )
    private = editions("en", slug="at-the-border")["en"]
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    for week in ("2018-06-18", "2018-06-11"):
        response = client.get(f"/en/issues/{week}/at-the-border/cite.bib")
        assert response.status_code in {302, 404}
        assert b"@article" not in response.content


def test_a_preview_of_what_was_never_published_offers_nothing_to_cite(
    site: Site, client: Client
) -> None:
    draft = factories.issue("en", commentaries=[factories.commentary(slug="draft")], live=False)
    request = draft.make_preview_request()

    assert b'class="cite"' not in request.content
