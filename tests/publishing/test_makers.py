"""What is true of a file whatever its kind: the same bytes, nobody's name, any text."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from issues.document.content import Quote, Source, Subheading, Table
from publishing.kinds import EPUB, PDF, PLAIN_TEXT, WEB_PAGE, Kind
from publishing.making import MAKERS
from publishing.making.bundle import make_bundle
from tests.publishing.documents import commentary, document, pictures, rich

ROOT = Path(__file__).resolve().parents[2]
KINDS = pytest.mark.parametrize("kind", MAKERS, ids=lambda kind: kind.code)
MAKE_ALL = """
import sys, time, django
from pathlib import Path
django.setup()
time.tzset()
from publishing.making import MAKERS
from tests.publishing.documents import document, pictures
for kind, make in MAKERS.items():
    Path(sys.argv[1], kind.code).write_bytes(make(document(), pictures()))
"""
HOSTILE = (
    '#eval("1") #set page(width: 1pt) #panic() $x^2$ ] [ } { @label <label> = * _ ` \\ // /* */',
    "&lt;b&gt; <script>alert(1)</script> ]]> <!-- --> &amp; &nosuch; \"' <svg onload=x>",
    "{{ document.key }} {% load static %} {# a #}",
    "😀 emoji 👩‍👩‍👧 and 漢字, \u05d0\u05d1 and \u0301 alone",
    "ў" * 600,
    "https://elsewhere.test/" + "a" * 600,
    " \u00a0 ",
)


def unpacked(kind: Kind, content: bytes) -> bytes:
    """All that a ZIP or a PDF holds, unpacked; other files as they are."""
    if kind is EPUB:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    if kind is PDF:
        reader = PdfReader(BytesIO(content))
        objects = (reader.get_object(number) for number in range(1, len(reader.xref[0])))
        streams = (part.get_data() for part in objects if isinstance(part, StreamObject))
        return b"".join((content, *streams))
    return content


def made_by_another_process(folder: Path, **environment: str) -> dict[str, bytes]:
    """``{kind: bytes}`` of the same document, made in ``folder`` with that environment."""
    folder.mkdir()
    subprocess.run(
        [sys.executable, "-c", MAKE_ALL, str(folder)],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(folder)} | environment,
        check=True,
    )
    return {kind.code: (folder / kind.code).read_bytes() for kind in MAKERS}


@KINDS
def test_the_same_content_gives_the_same_bytes(kind: Kind) -> None:
    make = MAKERS[kind]

    assert make(document(), pictures()) == make(document(), pictures())
    assert make(document(), pictures()) != make(document(week_words="Another week"), pictures())


def test_another_person_in_another_place_makes_the_same_bytes_and_is_not_named_in_them(
    tmp_path: Path,
) -> None:
    here = made_by_another_process(
        tmp_path / "here", TZ="Europe/Minsk", PYTHONHASHSEED="1", LANG="be_BY.UTF-8"
    )
    there = made_by_another_process(
        tmp_path / "nosy-folder",
        USER="nosy-user",
        LOGNAME="nosy-user",
        HOSTNAME="nosy-host",
        HOME="/nosy-home",
        TZ="America/New_York",
        PYTHONHASHSEED="2",
        LC_ALL="C",
        SOURCE_DATE_EPOCH="1",
    )

    assert here == there
    for kind in MAKERS:
        inside = unpacked(kind, there[kind.code])
        assert b"nosy" not in inside
        assert str(ROOT).encode() not in inside
        assert len(inside) > 5_000


@KINDS
def test_authors_are_named_where_the_commentary_names_them_and_nowhere_else(kind: Kind) -> None:
    named = document(commentaries=(commentary(authors=("Ales Novik",)), commentary()))
    content = unpacked(kind, MAKERS[kind](named, pictures()))
    plain = unpacked(kind, MAKERS[kind](document(), pictures()))

    assert b"Ales Novik" not in plain
    if kind is not PDF:
        assert content.count(b"Ales Novik") == 1


@KINDS
@pytest.mark.parametrize("text", HOSTILE, ids=["typst", "html", "django", "signs", *"wua"])
def test_no_text_can_stop_or_steer_a_maker(kind: Kind, text: str) -> None:
    parts = (
        rich("<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>"),
        Subheading(text),
        Quote(((text,),), text),
        Table(text, (text, text), ((text, text),)),
    )
    hostile = commentary(
        title=text,
        section=text,
        reason=text,
        lead=text,
        parts=parts,
        sources=(Source(text, ""),),
        authors=(text,),
    )
    content = unpacked(kind, MAKERS[kind](document("en", commentaries=(hostile,)), pictures()))

    assert len(content) > 800
    assert b"<script>" not in content or kind in {PDF, PLAIN_TEXT}


@KINDS
def test_an_issue_of_the_fewest_words_is_made(kind: Kind) -> None:
    bare = replace(
        commentary(), reason="", lead="", parts=(), sources=(), section="", authors=(), title="Т"
    )

    assert MAKERS[kind](document(introduction=(), commentaries=(bare,)), {})


@KINDS
def test_a_picture_that_is_gone_is_told_of_in_words(kind: Kind) -> None:
    content = unpacked(kind, MAKERS[kind](document("en"), {}))

    if kind is not PDF:
        assert content.count(b"A column chart") == 2
        assert b"picture-1-5.jpg" not in content


@KINDS
def test_corrections_are_told_and_a_missing_one_above_the_text_too(kind: Kind) -> None:
    content = unpacked(kind, MAKERS[kind](document(commentaries=(commentary(),)), pictures()))

    if kind is not PDF:
        text = b" ".join(content.split())
        assert text.count(b"The original was corrected; this text is not.") == 2
        assert text.count(b"June 19, 2018: The duty is 30 %, not 13 %.") == 1


def test_the_bundle_lists_the_checksum_of_every_file() -> None:
    content = make_bundle("issue", [("a.html", "1" * 64, b"<p>"), ("b.pdf", "2" * 64, b"%PDF")])

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["issue/a.html", "issue/b.pdf", "issue/SHA256SUMS.txt"]
        assert archive.read("issue/SHA256SUMS.txt").decode() == (
            f"{'1' * 64}  a.html\n{'2' * 64}  b.pdf\n"
        )
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.extra for member in archive.infolist()} == {b""}


def test_an_issue_of_the_usual_length_is_a_light_page() -> None:
    long = tuple(commentary(parts=(rich(f"<p>{'слова ' * 900}</p>"),)) for _number in range(7))

    assert len(MAKERS[WEB_PAGE](document(commentaries=long), {})) < 300_000
