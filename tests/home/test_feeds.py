"""What somebody who follows the site in a feed reader gets."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import feedparser
import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Locale, PageLogEntry, PageViewRestriction, Site

from home.feeds.contents import ENTRIES
from issues.models import Author, Commentary, PublicationImage
from tests.factories import commentary, issue
from tests.home.editions import editions

ATOM = "{http://www.w3.org/2005/Atom}"
SOME_DAY = datetime(2020, 3, 4, 5, 6, 7, tzinfo=UTC)
FAR_AHEAD = datetime(2099, 3, 4, 5, 6, 7, tzinfo=UTC)


def parsed(client: Client, language: str = "en") -> Any:
    """The feed as a feed reader understands it; it must be well-formed."""
    feed = feedparser.parse(BytesIO(client.get(f"/{language}/feeds/all.atom").content))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": str(uuid4()), "value": value}


def test_the_feed_is_atom_in_its_language(site: Site, client: Client) -> None:
    editions("be", "en")
    response = client.get("/be/feeds/all.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    root = etree.fromstring(response.content)
    assert root.tag == f"{ATOM}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "be"
    feed = parsed(client, "be")
    links = {link["rel"]: link["href"] for link in feed.feed.links}
    assert links == {
        "self": "https://situation.test/be/feeds/all.atom",
        "alternate": "https://situation.test/be/",
    }


@pytest.mark.parametrize("name", ["feed", "entry"])
def test_everything_rfc_4287_asks_for_is_there_once(site: Site, client: Client, name: str) -> None:
    editions("en")
    root = etree.fromstring(client.get("/en/feeds/all.atom").content)
    for element in root.iter(f"{ATOM}{name}"):
        for required in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{required}")) == 1
            assert element.findtext(f"{ATOM}{required}").strip()
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
            if link.get("rel") == "alternate"
        ]
        assert len(alternates) == len(set(alternates)) == 1
    assert root.findtext(f"{ATOM}author/{ATOM}name")


def test_an_entry_carries_the_whole_commentary(site: Site, client: Client) -> None:
    editions(
        "en",
        title="A quiet <week> & more",
        lead="What happened.",
        verdict="worse",
        verdict_reason="Because of arrests.",
        paragraphs=["First part.", "Last part."],
        sources=[{"type": "item", "id": str(uuid4()), "value": {"title": "A paper", "url": ""}}],
    )
    entry = parsed(client).entries[0]
    assert entry.title == "A quiet <week> & more"
    assert entry.summary == "What happened."
    assert [(tag.term, tag.label) for tag in entry.tags] == [("security-issues", "Security issues")]
    text = entry.content[0].value
    parts = ["Security issues · June 11 – June 17, 2018"]
    parts += ["gotten worse", "Because of arrests.", "First part.", "Last part.", "A paper"]
    assert [part for part in parts if part not in text] == []
    assert entry.link.startswith("https://situation.test/en/issues/2018-06-11/")
    assert client.get(entry.link.removeprefix("https://situation.test")).status_code == 200


def test_addresses_in_the_text_are_absolute_and_safe(site: Site, client: Client) -> None:
    picture = PublicationImage.objects.create(
        title="Square", file=get_test_image_file_jpeg(filename="square.jpg", size=(600, 400))
    )
    body = [
        block(
            "paragraph",
            '<p><a href="/en/about/">here</a> <a href="https://example.org/a">there</a> '
            '<a href="javascript:alert(1)">no</a><script>alert(1)</script></p>',
        ),
        block("picture", {"picture": picture.pk, "alt_text": "A square", "caption": "Seen"}),
        block("quote", {"text": "<b>Words</b>", "attribution": "Somebody"}),
        block("link_card", {"url": "https://example.org/film", "title": "A film"}),
    ]
    editions("en", body=body)
    text = parsed(client).entries[0].content[0].value
    root = etree.fromstring(f"<div>{text}</div>".replace("<br>", "<br/>"), etree.HTMLParser())
    assert [link.get("href") for link in root.iter("a")] == [
        "https://situation.test/en/about/",
        "https://example.org/a",
        None,
        "https://example.org/film",
    ]
    (image,) = root.iter("img")
    assert image.get("src").startswith("https://situation.test/media/")
    assert (image.get("alt"), image.get("width")) == ("A square", "480")
    assert "alert" not in text
    assert "&lt;b&gt;Words" in text
    assert not [tag for tag in root.iter() if {"class", "style", "srcset"} & set(tag.attrib)]


def test_an_entry_keeps_its_id_when_its_address_and_words_change(
    site: Site, client: Client
) -> None:
    page = editions("en")["en"]
    before = parsed(client).entries[0]
    page.commentaries[0].value["slug"] = "another-address"
    page.commentaries[0].value["title"] = "Another title"
    page.save_revision().publish()
    with override_settings(PUBLIC_ORIGIN="https://mirror.test"):
        after = parsed(client).entries[0]
    assert after.id == before.id
    assert after.id == (f"tag:tags.test,2026:en/{page.translation_key}/{page.commentaries[0].id}")
    assert after.link == "https://mirror.test/en/issues/2018-06-11/another-address/"


def test_ids_differ_between_commentaries_and_languages(site: Site, client: Client) -> None:
    editions("be", "en")
    editions("en", week_start=date(2018, 6, 18), title="Another")
    ids = [entry.id for language in ("be", "en") for entry in parsed(client, language).entries]
    ids += [parsed(client, language).feed.id for language in ("be", "ru", "en")]
    assert len(set(ids)) == 6


def test_the_byline_names_nobody_unless_the_author_asked(site: Site, client: Client) -> None:
    author = Author.objects.create(name_be="Ганна К.", name_ru="Анна К.", name_en="Hanna K.")
    named = commentary(byline="named", authors=[block("item", author.pk)], title="Signed")
    hidden = commentary("the-ruling-elite", authors=[block("item", author.pk)], title="Not signed")
    issue("en", commentaries=[named, hidden])
    root = etree.fromstring(client.get("/en/feeds/all.atom").content)
    assert root.findtext(f"{ATOM}author/{ATOM}name").startswith("Analysts of")
    authors = [
        [name.text for name in entry.iter(f"{ATOM}name")] for entry in root.iter(f"{ATOM}entry")
    ]
    assert authors == [["Hanna K."], []]


def test_the_newest_week_comes_first_and_the_feed_stays_short(site: Site, client: Client) -> None:
    slugs = ["security-issues", "the-ruling-elite", "belarus-west-relations"]
    for number in range(ENTRIES // 3 + 2):
        texts = [commentary(slug, title=f"{number} {slug}") for slug in slugs]
        issue("en", date(2018, 6, 11) + timedelta(weeks=number), texts)
    titles = [entry.title for entry in parsed(client).entries]
    assert len(titles) == ENTRIES
    assert titles[:4] == [
        *(f"{ENTRIES // 3 + 1} {slug}" for slug in slugs),
        f"{ENTRIES // 3} security-issues",
    ]


def test_the_feed_costs_the_same_queries_for_any_archive(site: Site, client: Client) -> None:
    slugs = ["security-issues", "the-ruling-elite", "belarus-west-relations"]

    def publish(weeks: range) -> None:
        for number in weeks:
            texts = [commentary(slug, title=f"{number} {slug}") for slug in slugs]
            issue("en", date(2018, 6, 11) + timedelta(weeks=number), texts)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(parsed(client).entries) == ENTRIES
        return len(queries)

    publish(range(10))
    few = count()
    publish(range(10, 15))
    assert count() <= few <= 24


def test_nothing_hidden_is_in_the_feed(site: Site, client: Client) -> None:
    issue("ru", date(2018, 7, 2), live=False)
    editions("en")["en"].copy_for_translation(Locale.objects.get(language_code="ru"), alias=True)
    private = issue("ru", date(2018, 6, 18))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert parsed(client, "ru").entries == []


def test_a_language_without_issues_has_an_empty_feed(site: Site, client: Client) -> None:
    feed = parsed(client, "be")
    assert feed.entries == []
    assert feed.feed.updated_parsed


def test_signs_that_xml_cannot_hold_are_left_out(site: Site, client: Client) -> None:
    editions("en")
    Commentary.objects.update(title="Bell\x07 and \x0b tab\x1b", lead="\ufffe end \U0001f600")
    entry = parsed(client).entries[0]
    assert entry.title == "Bell and  tab"
    assert entry.summary == "end \U0001f600"


def test_a_feed_that_did_not_change_is_not_sent_again(site: Site, client: Client) -> None:
    page = editions("en")["en"]
    first = client.get("/en/feeds/all.atom")
    same = client.get("/en/feeds/all.atom", headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    assert same["ETag"] == first["ETag"]
    since = {"if-modified-since": first["Last-Modified"]}
    assert client.get("/en/feeds/all.atom", headers=since).status_code == 304

    page.commentaries[0].value["verdict"] = "worse"
    page.save_revision().publish()
    changed = client.get("/en/feeds/all.atom", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_a_feed_that_came_compressed_is_not_sent_again_either(site: Site, client: Client) -> None:
    editions("en")
    asked = {"accept-encoding": "gzip"}
    first = client.get("/en/feeds/all.atom", headers=asked)
    assert first["Content-Encoding"] == "gzip"
    again = asked | {"if-none-match": first["ETag"]}
    assert client.get("/en/feeds/all.atom", headers=again).status_code == 304


def test_a_withdrawn_commentary_leaves_even_the_reader_who_asks_by_date(
    site: Site, client: Client
) -> None:
    issue("en")
    newer = issue("en", date(2018, 6, 18))
    newer.last_published_at = SOME_DAY + timedelta(days=9000)
    newer.save()
    last = client.get("/en/feeds/all.atom")["Last-Modified"]
    newer.unpublish()
    response = client.get("/en/feeds/all.atom", headers={"if-modified-since": last})
    assert response.status_code == 200


def test_an_unchanged_feed_is_answered_without_reading_the_texts(
    site: Site, client: Client
) -> None:
    issue("en")
    etag = client.get("/en/feeds/all.atom")["ETag"]
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/feeds/all.atom", headers={"if-none-match": etag})
    assert len(queries) <= 8


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_an_older_issue_taken_away_is_noticed_by_a_reader_who_asks_by_date(
    site: Site, client: Client, how: str
) -> None:
    older = issue("en")
    issue("en", date(2018, 6, 18))
    last = client.get("/en/feeds/all.atom")["Last-Modified"]
    getattr(older, how)()
    PageLogEntry.objects.filter(action=f"wagtail.{how}").update(timestamp=FAR_AHEAD)
    response = client.get("/en/feeds/all.atom", headers={"if-modified-since": last})
    assert response.status_code == 200
    assert "2099" in response["Last-Modified"]


def test_a_replaced_picture_is_sent_anew(site: Site, client: Client) -> None:
    picture = PublicationImage.objects.create(
        title="Square", file=get_test_image_file_jpeg(filename="square.jpg", size=(600, 400))
    )
    body = [
        block("paragraph", "<p>Text.</p>"),
        block("picture", {"picture": picture.pk, "alt_text": "A square"}),
    ]
    editions("en", body=body)
    first = client.get("/en/feeds/all.atom")
    same = client.get("/en/feeds/all.atom", headers={"if-none-match": first["ETag"]})
    assert same.status_code == 304

    picture.file = get_test_image_file_jpeg(filename="square.jpg", size=(300, 200))
    picture.save()
    response = client.get("/en/feeds/all.atom", headers={"if-none-match": first["ETag"]})
    assert response.status_code == 200
    assert response["ETag"] != first["ETag"]


def test_an_author_who_is_renamed_is_sent_anew(site: Site, client: Client) -> None:
    author = Author.objects.create(name_be="Ганна К.", name_ru="Анна К.", name_en="Hanna K.")
    editions("en", byline="named", authors=[block("item", author.pk)])
    etag = client.get("/en/feeds/all.atom")["ETag"]
    Author.objects.update(name_en="H. K.")
    response = client.get("/en/feeds/all.atom", headers={"if-none-match": etag})
    assert response.status_code == 200
    assert b"H. K." in response.content


def test_garbage_in_conditional_headers_is_ignored(site: Site, client: Client) -> None:
    for headers in ({"if-none-match": "\x00,,"}, {"if-modified-since": "yesterday"}):
        assert client.get("/en/feeds/all.atom", headers=headers).status_code == 200


def test_only_reading_is_allowed(site: Site, client: Client) -> None:
    assert client.post("/en/feeds/all.atom").status_code == 405
    assert client.head("/en/feeds/all.atom").status_code == 200
    assert client.get("/de/feeds/all.atom").status_code == 404
    assert client.get("/feeds/all.atom").status_code == 404
