"""Which language a reader gets without choosing one, and how an address leads to a language."""

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import Site


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("be", "be"),
        ("be-BY,be;q=0.9,en;q=0.5", "be"),
        ("be-tarask", "be"),
        ("BE", "be"),
        ("ru;q=0.5, be;q=0.8", "be"),
        ("en;q=0.1, ru;q=0.2", "ru"),
        ("ru-UA", "ru"),
        ("pl, ru;q=0.3", "ru"),
        ("be;q=0", "en"),
        ("be;q=0, ru;q=0.001", "ru"),
        ("uk", "en"),
        ("by", "en"),
        ("*", "en"),
        ("", "en"),
        ("be;q=many", "en"),
        ("\x00;;,,=", "en"),
        ("be" * 5000, "en"),
    ],
)
def test_the_root_leads_to_the_language_the_browser_prefers(
    client: Client, header: str, language: str
) -> None:
    response = client.get("/", headers={"accept-language": header})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Vary"] == "Accept-Language"


def test_the_root_neither_sets_nor_reads_a_cookie(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ru"
    response = client.get("/", headers={"accept-language": "be"})
    assert response["Location"] == "/be/"
    assert not response.cookies


def test_a_page_speaks_the_language_of_its_address_whatever_the_browser_says(
    site: Site, client: Client
) -> None:
    response = client.get("/be/", headers={"accept-language": "ru"})
    assert response["Content-Language"] == "be"
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert b'<html lang="be">' in response.content


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/by", "/be/"),
        ("/by/", "/be/"),
        ("/by/issues/2018-06-11/", "/be/issues/2018-06-11/"),
        ("/by/about/?from=mail", "/be/about/"),
        ("/by/a%3Fb%23c/", "/be/a%3Fb%23c/"),
        ("/by//evil.example/", "/be//evil.example/"),
        ("/by/%0d%0aSet-Cookie:%20a=b", None),
    ],
)
def test_addresses_of_the_original_site_lead_to_belarusian(
    db: None, client: Client, old: str, new: str | None
) -> None:
    response = client.get(old)
    if new is None:
        assert response.status_code == 404
    else:
        assert (response.status_code, response["Location"]) == (301, new)


def test_a_forgotten_slash_is_added(db: None, client: Client) -> None:
    assert client.get("/be")["Location"] == "/be/"


@pytest.mark.parametrize("path", ["/de/", "/de/about/", "/BE/", "/be-tarask/", "/about/"])
def test_an_unknown_language_is_a_missing_page_and_not_a_guess(
    site: Site, client: Client, path: str
) -> None:
    assert client.get(path).status_code == 404
