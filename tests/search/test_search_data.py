"""What programs are answered: results as data, suggestions, and how a browser may search here."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site

from search.description import LONGEST_LONG_NAME, LONGEST_SHORT_NAME
from tests import factories
from tests.home.editions import editions

pytestmark = pytest.mark.django_db

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
LANGUAGES = ["be", "ru", "en"]


def test_the_same_is_found_as_data(site: Site, client: Client) -> None:
    editions("be", "en", title="Rapeseed on the border")
    editions("en", week_start=date(2019, 1, 7), title="More rapeseed", verdict="worse")

    data = client.get("/en/search.json", {"q": "rapeseed", "verdict": "worse"})

    assert data.headers["Content-Type"] == "application/json"
    assert data.headers["X-Robots-Tag"] == "noindex"
    assert data.json()["total"] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_suggestions_come_in_the_form_that_browsers_read(
    site: Site, client: Client, language: str
) -> None:
    factories.issue(language, commentaries=[factories.commentary(title="Xanthan exports")])

    answer = client.get(f"/{language}/search/suggest.json", {"q": "xanth"}).json()

    typed, texts, kinds, paths, languages = answer
    assert typed == "xanth"
    assert "Xanthan exports" in texts
    place = texts.index("Xanthan exports")
    assert kinds[place] == {"be": "Тэкст", "ru": "Текст", "en": "Text"}[language]
    assert languages[place] == language
    assert client.get(paths[place]).status_code == 200
    assert len({len(each) for each in (texts, kinds, paths, languages)}) == 1


def test_on_a_page_in_lacinka_suggestions_are_in_lacinka(site: Site, client: Client) -> None:
    factories.issue("be", commentaries=[factories.commentary(title="Ксантан ідзе за мяжу")])

    answer = client.get("/be-latn/search/suggest.json", {"q": "ksan"})

    typed, texts, kinds, (path,), languages = answer.json()
    assert (typed, texts, kinds, languages) == (
        "ksan",
        ["Ksantan idzie za miažu"],
        ["Tekst"],
        ["be-Latn"],
    )
    assert path.startswith("/be-latn/")
    assert client.get(path).status_code == 200
    assert answer.headers["Content-Type"] == "application/x-suggestions+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("typed", ["", "x", " ", "\x00", "\ud800", "Minsk " * 20_000])
def test_too_little_is_answered_with_nothing(site: Site, client: Client, typed: str) -> None:
    said = {"q": typed.encode("utf-8", "surrogatepass")}

    answer = client.get("/en/search/suggest.json", said).json()

    assert answer[1:] == [[], [], [], []]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_can_search_here_from_its_own_field(
    site: Site, client: Client, language: str
) -> None:
    answer = client.get(f"/{language}/search/description.xml")

    assert answer.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ET.fromstring(answer.content)  # noqa: S314  # our own document
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{OPENSEARCH}ShortName") or "") in range(3, LONGEST_SHORT_NAME + 1)
    assert len(root.findtext(f"{OPENSEARCH}LongName") or "") in range(3, LONGEST_LONG_NAME + 1)
    assert root.findtext(f"{OPENSEARCH}Language") == language
    addresses = {url.get("type"): url.get("template", "") for url in root.iter(f"{OPENSEARCH}Url")}
    assert set(addresses) == {
        "text/html",
        "application/json",
        "application/x-suggestions+json",
        "application/opensearchdescription+xml",
    }
    for address in addresses.values():
        assert address.startswith(f"{settings.PUBLIC_ORIGIN}/{language}/search")
        path = address.removeprefix(settings.PUBLIC_ORIGIN).replace("{searchTerms}", "x")
        assert client.get(path).status_code == 200


def test_each_language_has_a_name_of_its_own_in_the_browser(site: Site, client: Client) -> None:
    """Browsers keep one search of each name."""
    names = {
        ET.fromstring(client.get(f"/{language}/search/description.xml").content)[0].text  # noqa: S314  # our own document
        for language in LANGUAGES
    }

    assert len(names) == len(LANGUAGES)


def test_in_lacinka_data_is_at_its_belarusian_address(site: Site, client: Client) -> None:
    answer = client.get("/be-latn/search.json", {"q": "рапс"})

    assert answer.status_code == 301
    assert answer.headers["Location"].startswith("/be/search.json?q=")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
