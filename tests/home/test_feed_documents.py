"""Every kind of feed is sound Atom, whatever stands in the texts."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file_jpeg
from wagtail.models import Site

from issues.models import Author, Commentary, IssuePage, PublicationImage, Section
from tests.factories import commentary, issue
from tests.home.atom import faults

FEEDS = ("all", "changes", "section/security-issues")
HOSTILE = (
    "</title><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- & &amp; &nbsp; &#0;",
    "'\"><img src=x onerror=alert(1)>",
    "Bell\x07 tab\x0b \ufffe\uffff \x1b",
    "\u202eright to left\u202c \u2028 \U0001f600 ў і ’",
)
BODY = (
    '<p><a href="../../about/">up</a> <a href="?q=1">query</a> <a href="#top">top</a> '
    '<a href="javascript:alert(1)">run</a> <a href="data:text/html,x">data</a> '
    '<a href="//elsewhere.test/x">elsewhere</a> <a href="mailto:a@b.test">mail</a></p>'
    '<p class="x" style="color:red" onclick="alert(1)">styled <b>not closed</p>'
    "<table><tr><td>in a paragraph</table><style>p{}</style><svg><script>1</script></svg>"
)


def block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "id": str(uuid4()), "value": value}


def publish_hostile(language: str) -> None:
    """Two weeks that differ in verdict, with every hostile text in every place.

    What the newsroom would refuse is written past it, as a program might.
    """
    picture = PublicationImage.objects.create(
        title="Square", file=get_test_image_file_jpeg(filename="square.jpg", size=(600, 400))
    )
    author = Author.objects.create(name_be="А", name_ru="А", name_en="A")
    body = [
        block("paragraph", "<p>HOSTILE</p>"),
        block("picture", {"picture": picture.pk, "alt_text": "HOSTILE", "caption": "HOSTILE"}),
        block("quote", {"text": "HOSTILE", "attribution": "HOSTILE"}),
        block("link_card", {"url": "https://x.test/?a=1&b=2", "title": "HOSTILE"}),
    ]
    for monday, verdict in ((date(2018, 6, 11), "worse"), (date(2018, 6, 18), "better")):
        texts = [
            commentary(
                title=f"Title {place}",
                verdict=verdict,
                byline="named",
                authors=[block("item", author.pk)],
                sources=[block("item", {"title": "HOSTILE", "url": "javascript:alert(1)"})],
                body=body,
            )
            for place in range(len(HOSTILE))
        ]
        page = issue(language, monday, texts)
        stored = [
            changed(dict(child), HOSTILE[place])
            for place, child in enumerate(page.commentaries.raw_data)
        ]
        IssuePage.objects.filter(pk=page.pk).update(commentaries=stored)
    for place, row in enumerate(Commentary.objects.order_by("pk")):
        text = HOSTILE[place % len(HOSTILE)]
        Commentary.objects.filter(pk=row.pk).update(title=text, lead=text, verdict_reason=text)
    PublicationImage.objects.update(credit=HOSTILE[0], licence=HOSTILE[1])
    names = {f"name_{code}": HOSTILE[place] for place, code in enumerate(("be", "ru", "en"))}
    Author.objects.update(**names)
    Section.objects.filter(slug="security-issues").update(**names)


def changed(value: Any, text: str) -> Any:
    """``value`` as stored, with ``text`` for every placeholder, and worse HTML in paragraphs."""
    if isinstance(value, dict):
        return {name: changed(part, text) for name, part in value.items()}
    if isinstance(value, list):
        return [changed(part, text) for part in value]
    if isinstance(value, str):
        return value.replace("<p>HOSTILE</p>", BODY + text).replace("HOSTILE", text)
    return value


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_every_feed_is_sound_atom_whatever_stands_in_the_texts(
    site: Site, client: Client, language: str
) -> None:
    publish_hostile(language)
    found = {}
    for feed in FEEDS:
        path = f"/{language}/feeds/{feed}.atom"
        document = client.get(path).content
        assert b"<entry>" in document, feed
        found[feed] = faults(path, document)

    assert not any(found.values()), found


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_feed_without_entries_is_sound_atom(site: Site, client: Client, language: str) -> None:
    for feed in FEEDS:
        path = f"/{language}/feeds/{feed}.atom"
        response = client.get(path)
        assert b"<entry>" not in response.content
        assert faults(path, response.content) == [], feed


def test_a_stored_block_that_nobody_understands_is_no_part_of_a_feed(
    site: Site, client: Client
) -> None:
    page = issue("en", commentaries=[commentary(), commentary("the-ruling-elite", title="Other")])
    stored = [dict(child) for child in page.commentaries.raw_data]
    stored[0]["value"]["body"] += ["text", {"type": "picture"}, {"type": "film", "value": 1}]
    stored[1]["value"]["authors"] = "nobody"
    stored.append({"type": "from-the-future", "value": {}, "id": str(uuid4())})
    IssuePage.objects.filter(pk=page.pk).update(commentaries=stored)

    document = client.get("/en/feeds/all.atom").content

    assert faults("/en/feeds/all.atom", document) == []
    assert document.count(b"<entry>") == 1


@pytest.mark.parametrize(
    ("sound", "unsound", "fault"),
    [
        ("<id>tag:", "<id>urn:x", "no tag: URI"),
        ("<id>tag:tags.test,2026:", "<id>tag:tags.test:", "no tag: URI"),
        ("/change</id>", "</id>", "times"),
        ("<published>2", "<published>3", "after updated"),
        ("feeds/changes.atom", "feeds/all.atom", "self is"),
        ('rel="alternate"', 'rel="related"', "0 alternates"),
        ('hreflang="en"', 'hreflang="be"', "alternate in be"),
        ("&lt;strong&gt;", '&lt;strong class="x"&gt;', "content has class"),
        ("&lt;p&gt;", "&lt;p&gt;&lt;script&gt;&lt;/script&gt;", "content has <script>"),
        ("&lt;p&gt;", '&lt;p&gt;&lt;a href="/en/"&gt;x&lt;/a&gt;', "content leads to /en/"),
        ("&lt;/p&gt;", "&lt;/em&gt;", "content:"),
        ("<updated>", "<updated> ", "dateTime"),
        ("<author>", "<contributor/><author>", "author"),
        ("<title>", "<title><b/>", "title"),
    ],
)
def test_an_unsound_feed_would_be_noticed(
    site: Site, client: Client, sound: str, unsound: str, fault: str
) -> None:
    block_id = str(uuid4())
    issue("en", date(2018, 6, 4), [commentary(verdict="worse")])
    issue("en", commentaries=[commentary(block_id=block_id)])
    issue("en", date(2018, 6, 18), [commentary(verdict="better", block_id=block_id)])
    path = "/en/feeds/changes.atom"
    document = client.get(path).content.decode()
    assert sound in document

    if unsound == "</id>":  # the same commentary twice
        first, second, third = document.partition("</entry>")
        worse = first + second + first[first.index("<entry>") :] + second + third
    else:
        worse = document.replace(sound, unsound)

    assert any(fault in found for found in faults(path, worse.encode()))
