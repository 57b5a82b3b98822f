"""What search engines are told: where pages are, in which languages, and when they changed."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import Locale, PageViewRestriction, Site

from home.models import PlainPage
from home.sitemaps import sitemap_xml
from issues.models import Commentary, IssueIndexPage
from tests import schemas
from tests.factories import commentary, issue
from tests.home.editions import editions

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def entries() -> dict[str, Any]:
    """``{path: <url> element}`` of the sitemap; no path may stand in it twice."""
    found: dict[str, Any] = {}
    for url in etree.fromstring(sitemap_xml().encode()):
        path = url.findtext(f"{SITEMAP}loc").removeprefix(settings.PUBLIC_ORIGIN)
        assert path not in found
        found[path] = url
    return found


def languages(url: Any) -> dict[str, str]:
    return {
        link.get("hreflang"): link.get("href").removeprefix(settings.PUBLIC_ORIGIN)
        for link in url.findall(LINK)
    }


def test_the_sitemap_keeps_the_rules_of_its_schema(site: Site, client: Client) -> None:
    editions("be", "ru", "en")
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert not response.has_header("Vary")
    assert schemas.faults("sitemap", response.content) == []
    found = entries()
    assert 0 < len(found) <= 50_000
    for path, url in found.items():
        assert url.findtext(f"{SITEMAP}loc").startswith("https://situation.test/")
        changed = url.findtext(f"{SITEMAP}lastmod")
        # The page that lists the feeds keeps no record of its changes.
        assert (changed is None) == path.endswith("/feeds/"), path
        assert changed is None or datetime.fromisoformat(changed).tzinfo is not None


@pytest.mark.parametrize(
    ("sound", "unsound"),
    [
        ("<loc>https://situation.test", "<loc>"),
        ("<loc>https://situation.test/", "<loc>https://situation.test/ "),
        ("<lastmod>", "<lastmod>on "),
        ("+00:00</lastmod>", "</lastmod>"),
        ('rel="alternate"', 'rel="canonical"'),
        ('hreflang="be"', 'hreflang="be_BY"'),
        (' href="https:', ' src="https:'),
        ("<loc>", "<changefreq>often</changefreq><loc>"),
        ("</loc>", "</loc><loc>https://situation.test/</loc>"),
        ("sitemap/0.9", "sitemap/0.84"),
    ],
)
def test_an_unsound_sitemap_would_be_noticed(site: Site, sound: str, unsound: str) -> None:
    editions("be", "ru", "en")
    document = sitemap_xml()
    assert sound in document

    assert schemas.faults("sitemap", document.replace(sound, unsound).encode())


def test_every_address_of_the_sitemap_is_there(site: Site, client: Client) -> None:
    editions("be", "en")
    editions("ru", week_start=date(2019, 1, 7), section="the-ruling-elite")
    for path in entries():
        response = client.get(path)
        assert response.status_code == 200, path
        canonical = f'<link rel="canonical" href="{settings.PUBLIC_ORIGIN}{path}">'
        assert canonical in response.content.decode(), path


def test_alternates_are_the_same_as_in_the_head_of_each_page(site: Site, client: Client) -> None:
    editions("be", "ru", "en")
    editions("ru", week_start=date(2018, 6, 18))
    for path, url in entries().items():
        body = client.get(path).content.decode()
        head = dict(
            line.split('hreflang="')[1].split('" href="')
            for line in body.split("</head>")[0].split('<link rel="alternate" ')[1:]
            if line.startswith("hreflang")
            for line in [line.split('">')[0]]
        )
        expected = {code: settings.PUBLIC_ORIGIN + to for code, to in languages(url).items()}
        assert head == expected, path


def test_alternates_lead_back_to_one_another(site: Site) -> None:
    editions("be", "ru")
    found = entries()
    for path, url in found.items():
        alternates = languages(url)
        assert path in alternates.values()
        for other in alternates.values():
            assert languages(found[other]) == alternates


def test_the_default_language_is_english_or_else_the_first_there_is(site: Site) -> None:
    editions("be", "ru", "en")
    editions("be", "ru", week_start=date(2018, 6, 18))
    found = entries()
    assert languages(found["/ru/issues/2018-06-11/"])["x-default"] == "/en/issues/2018-06-11/"
    assert languages(found["/ru/issues/2018-06-18/"])["x-default"] == "/be/issues/2018-06-18/"
    assert "en" not in languages(found["/ru/issues/2018-06-18/"])


def test_lists_change_with_the_commentaries_they_show(site: Site) -> None:
    editions("en")
    moment = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    Commentary.objects.update(updated_at=moment)
    found = entries()
    slug = Commentary.objects.get().slug
    verdicts = ("issues/verdicts/", "issues/verdicts/2018/")
    for rest in ("", "issues/", "issues/2018/", "issues/section/security-issues/", *verdicts):
        assert found[f"/en/{rest}"].findtext(f"{SITEMAP}lastmod") == "2031-05-06T07:08:09+00:00"
    assert f"/en/issues/2018-06-11/{slug}/" in found
    assert found["/en/about/"].findtext(f"{SITEMAP}lastmod") < "2031"


def test_nothing_hidden_is_in_the_sitemap(site: Site) -> None:
    draft = issue("en", date(2018, 6, 18), live=False)
    english = editions("en")["en"]
    english.copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    PlainPage.objects.get(slug="about", locale__language_code="be").unpublish()
    private = issue("be", date(2018, 7, 2))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    found = entries()
    assert f"/en/issues/{draft.slug}/" not in found
    assert "/be/about/" not in found
    assert "/ru/about/" in found
    assert not [path for path in found if "2018-07-02" in path]
    assert not [path for path in found if path.startswith("/ru/issues/2")]
    assert list(languages(found["/en/issues/2018-06-11/"])) == ["en", "x-default"]


def test_nothing_under_an_alias_is_in_the_sitemap(site: Site) -> None:
    issue("ru")
    source = IssueIndexPage.objects.get(locale__language_code="en")
    index = IssueIndexPage.objects.get(locale__language_code="ru")
    index.alias_of = source
    index.save()
    assert not [path for path in entries() if path.startswith("/ru/issues/")]


def test_the_sitemap_costs_the_same_queries_for_any_archive(site: Site) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            sitemap_xml()
        return len(queries)

    issue("en")
    few = count()
    for number in range(1, 8):
        week = date(2018, 6, 11) + timedelta(weeks=number)
        issue("en", week, [commentary(), commentary("the-ruling-elite", title="Another")])
    assert count() == few <= 4
