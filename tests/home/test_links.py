"""The sample site as a whole: no link leads nowhere, and every page is sound HTML."""

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, RequestFactory
from pytest_django import DjangoDbBlocker
from wagtail.models import Site as WagtailSite

from config.site import set_up_site
from home.sitemaps import find_groups
from home.views import server_error
from tests.conftest import plant_roots
from tests.home.crawl import Site, crawl

LANGUAGE_TAGS = {"be": "be", "ru": "ru", "en": "en", "be-latn": "be-Latn"}
MISSING = ("/be/nothing/", "/be-latn/nothing/", "/be/issues/2018-07-16/", "/nothing/")


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """The sample site as a crawl from its root found it, with some missing pages beside."""
    with django_db_blocker.unblock(), transaction.atomic():
        plant_roots()
        set_up_site()
        WagtailSite.clear_site_root_paths_cache()
        call_command("load_sample", verbosity=0)
        client = Client()
        site = crawl(client, "/")
        site.listed = {path for group in find_groups() for path in group.paths.values()}
        site.missing = {path: client.get(path).content for path in MISSING}
        transaction.set_rollback(True)
    WagtailSite.clear_site_root_paths_cache()
    return site


def test_every_link_of_the_sample_site_leads_somewhere(sample: Site) -> None:
    assert sample.broken == []


def test_a_reader_who_only_follows_links_finds_every_page_of_the_sitemap(sample: Site) -> None:
    assert len(sample.listed) > 60
    unseen = sample.listed - set(sample.pages)
    # The lists of the one year there is say what the lists above them say.
    assert {path for path in unseen if not path.endswith("/2018/")} == set()


def test_a_reader_in_lacinka_finds_every_belarusian_page(sample: Site) -> None:
    cyrillic = {path.removeprefix("/be/") for path in sample.pages if path.startswith("/be/")}
    latin = {path.removeprefix("/be-latn/") for path in sample.pages if "/be-latn/" in path}

    assert len(cyrillic) > 20
    assert latin == cyrillic


def test_the_crawl_would_notice_a_broken_link_and_a_missing_place(
    site: WagtailSite, client: Client
) -> None:
    about = site.root_page.get_children().get(slug="about").specific
    about.body = '<p><a href="/en/gone/">a</a> <a href="/en/privacy/#gone">b</a></p>'
    about.save_revision().publish()
    broken = crawl(client, "/en/about/").broken
    assert {(link, why) for _page, link, why in broken} == {
        ("/en/gone/", "status 404"),
        ("/en/privacy/#gone", "no such place in the page"),
    }


def faults(path: str, source: bytes) -> list[str]:
    """What is wrong with one page: parse errors, repeated ids, headings, pictures, language."""
    try:
        document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(source)
    except html5lib.html5parser.ParseError as error:
        return [f"{path}: {error}"]
    body: list[Any] = list(document.find("body").iter())
    found = [f"id {name} {count} times" for name, count in _ids(document).items() if count > 1]
    levels = [int(tag.tag[1]) for tag in body if re.fullmatch(r"h[1-6]", str(tag.tag))]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append(f"headings begin {levels[:3]}")
    found += [f"h{low} then h{high}" for low, high in pairwise(levels) if high > low + 1]
    for image in (tag for tag in body if tag.tag == "img"):
        found += [
            f"img without {name}" for name in ("alt", "width", "height") if name not in image.attrib
        ]
    known = set(_ids(document))
    for tag in body:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            found += [f"{name} {key}" for key in tag.get(name, "").split() if key not in known]
    language = document.get("lang")
    if language != LANGUAGE_TAGS.get(path.split("/")[1], "en"):
        found.append(f"lang {language}")
    if not (document.findtext("head/title") or "").strip():
        found.append("no title")
    return [f"{path}: {fault}" for fault in found]


def _ids(document: Any) -> Counter[str]:
    return Counter(tag.get("id") for tag in document.iter() if tag.get("id"))


def test_every_page_of_the_sample_site_is_sound_html(sample: Site) -> None:
    pages = {
        **sample.pages,
        **sample.missing,
        "/500": server_error(RequestFactory().get("/")).content,
    }
    assert [fault for path, source in pages.items() for fault in faults(path, source)] == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<h1>A</h1><p><b>unclosed</p>", "unexpected"),
        ('<h1>A</h1><p id="x"><i id="x"></i></p>', "id x 2 times"),
        ("<h1>A</h1><h3>B</h3>", "h1 then h3"),
        ("<h2>A</h2>", "headings begin"),
        ('<h1>A</h1><img src="/a.png" alt="">', "img without width"),
        ('<h1>A</h1><nav aria-labelledby="no"></nav>', "aria-labelledby no"),
    ],
)
def test_unsound_html_would_be_noticed(body: str, fault: str) -> None:
    page = f'<!doctype html><html lang="en"><title>T</title><body>{body}</body></html>'
    assert any(fault in found.lower() for found in faults("/en/", page.encode()))


def test_the_language_of_a_page_would_be_noticed() -> None:
    page = b'<!doctype html><html lang="en"><title>T</title><body><h1>A</h1></body></html>'
    assert faults("/be/", page) == ["/be/: lang en"]
