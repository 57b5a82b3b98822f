"""Hostile and broken input to the localize editor: a clear answer each, and nothing changed."""

from typing import Any
from urllib.parse import urlencode

import polib
import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.rich_text import RichText
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation
from wagtail_localize.segments.extract import extract_segments

from desk.guards.po_import import MAX_BYTES, TRANSLATION_ID
from issues.models import IssuePage, PublicationImage
from tests.desk.newsroom import Newsroom
from tests.factories import commentary, issue

pytestmark = pytest.mark.usefixtures("site")
RU = "Translators (ru)"
LINK = 'Гл. <a href="https://example.org/be">справаздачу</a>.'


@pytest.fixture
def source(newsroom: Newsroom) -> IssuePage:
    """A live Belarusian issue with a link and a picture, submitted into Russian."""
    picture = PublicationImage.objects.create(
        title="Chart", file="chart.png", width=10, height=10, file_size=1
    )
    block = commentary(title="Назва", paragraphs=[LINK])
    block["value"]["body"].append(
        {
            "type": "picture",
            "id": "9f7a0c5e-1f43-4a3b-9d69-4d0f0d8f3a11",
            "value": {"picture": picture.pk, "alt_text": "Графік", "caption": "", "credit": ""},
        }
    )
    page = issue("be", commentaries=[block])
    newsroom.submit(page, "ru")
    return page


def put(client: Client, url: str, fields: dict[str, str]) -> Any:
    return client.put(url, urlencode(fields), content_type="application/x-www-form-urlencoded")


HOSTILE = {
    "NUL": "Слово\x00",
    "control": "Слово\x07",
    "direction override": "\u202eСлово",
    "blank": " \n ",
    "very long": "я" * 50_001,
    "deep": "<b>" * 5_000 + "Слово" + "</b>" * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_string_that_cannot_be_kept_is_refused(
    text: str, source: IssuePage, newsroom: Newsroom
) -> None:
    segment = newsroom.segment(source, "ru", "Назва")
    newsroom.put(source, "ru", segment, "Прежнее")
    translation = newsroom.translation(source, "ru")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])

    response = put(newsroom.client(RU), url, {"value": text})

    assert response.status_code == 400
    assert response.json()["value"]
    row = newsroom.translated(source, "ru", segment)
    assert row is not None
    assert row.data == "Прежнее"


@pytest.mark.parametrize("text", ["%ED%A0%80", "&#xD800;&#0;", "%FF"])
def test_a_lone_surrogate_never_reaches_the_database(
    text: str, source: IssuePage, newsroom: Newsroom
) -> None:
    segment = newsroom.segment(source, "ru", "Назва")
    translation = newsroom.translation(source, "ru")
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = newsroom.client(RU).put(
        url, f"value=a{text}", content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {200, 201, 400}
    newsroom.publish(source, "ru")
    newsroom.edition(source, "ru").title.encode()


@pytest.mark.parametrize("name", ["edit_string_translation", "edit_override"])
def test_a_request_without_a_value_is_refused(
    name: str, source: IssuePage, newsroom: Newsroom
) -> None:
    translation = newsroom.translation(source, "ru")
    segments = {
        "edit_string_translation": translation.source.stringsegment_set,
        "edit_override": translation.source.overridablesegment_set,
    }
    url = reverse(f"wagtail_localize:{name}", args=[translation.pk, segments[name].first().pk])
    assert put(newsroom.client(RU), url, {"other": "x"}).status_code == 400


def override_url(newsroom: Newsroom, source: IssuePage, path_end: str) -> str:
    translation = newsroom.translation(source, "ru")
    segment = next(
        segment
        for segment in translation.source.overridablesegment_set.select_related("context")
        if segment.context.path.endswith(path_end)
    )
    return reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "https://example.org/\x00",
        "https://example.org/" + "a" * 1_000,
        "http://[",
        "",
    ],
)
def test_a_link_that_leads_nowhere_good_is_refused(
    address: str, source: IssuePage, newsroom: Newsroom
) -> None:
    response = put(newsroom.client(RU), override_url(newsroom, source, "'"), {"value": address})
    assert response.status_code == 400
    assert not SegmentOverride.objects.exists()


@pytest.mark.parametrize("address", ["https://example.org/ru", "mailto:a@example.org", "/ru/"])
def test_a_link_of_the_own_language_is_kept(
    address: str, source: IssuePage, newsroom: Newsroom
) -> None:
    response = put(newsroom.client(RU), override_url(newsroom, source, "'"), {"value": address})
    assert response.status_code == 201
    newsroom.translate_all(source, "ru")


@pytest.mark.parametrize("value", ["999999", "x", "-1", "9" * 30, "[]", "1.5"])
def test_a_picture_that_does_not_exist_is_refused(
    value: str, source: IssuePage, newsroom: Newsroom
) -> None:
    response = put(newsroom.client(RU), override_url(newsroom, source, "picture"), {"value": value})
    assert response.status_code == 400
    assert not SegmentOverride.objects.exists()


def test_a_picture_of_the_own_language_is_kept(source: IssuePage, newsroom: Newsroom) -> None:
    other = PublicationImage.objects.create(
        title="Russian chart", file="other.png", width=10, height=10, file_size=1
    )
    url = override_url(newsroom, source, "picture")
    assert put(newsroom.client(RU), url, {"value": str(other.pk)}).status_code == 201
    newsroom.translate_all(source, "ru")
    newsroom.publish(source, "ru")
    body = newsroom.edition(source, "ru").commentaries[0].value["body"]
    assert body[1].value["picture"] == other


def exported(newsroom: Newsroom, source: IssuePage) -> polib.POFile:
    translation = newsroom.translation(source, "ru")
    url = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    return polib.pofile(newsroom.client(RU).get(url).content.decode())


def upload(newsroom: Newsroom, source: IssuePage, content: bytes | None) -> str:
    """What the translator reads after sending a file with that content."""
    translation = newsroom.translation(source, "ru")
    url = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    files = {} if content is None else {"file": SimpleUploadedFile("ru.po", content)}
    response = newsroom.client(RU).post(f"{url}?next=/admin/reports/", files)
    assert response.status_code == 302
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def filled(newsroom: Newsroom, source: IssuePage, text: str = "Слово") -> polib.POFile:
    po = exported(newsroom, source)
    for entry in po:
        entry.msgstr = text
    return po


def test_a_good_file_is_taken(source: IssuePage, newsroom: Newsroom) -> None:
    po = filled(newsroom, source)
    message = upload(newsroom, source, str(po).encode())
    assert f"{len(po)} translations were taken from the file." in message
    assert StringTranslation.objects.count() == len(po)


def _without_id(po: polib.POFile) -> bytes:
    del po.metadata[TRANSLATION_ID]
    return str(po).encode()


def _of_another_translation(po: polib.POFile) -> bytes:
    po.metadata[TRANSLATION_ID] = "00000000-0000-0000-0000-000000000001"
    return str(po).encode()


def _in_utf_7(po: polib.POFile) -> bytes:
    po.metadata["Content-Type"] = "text/plain; charset=utf-7"
    po[0].msgstr = "+2AA-"
    return str(po).encode()


def _with_nul(po: polib.POFile) -> bytes:
    return str(po).encode().replace("Слово".encode(), b"\x00", 1)


BAD_FILES = {
    "no file": (lambda po: None, "Choose a PO file."),
    "empty": (lambda po: b"", ""),
    "not PO": (lambda po: b"Just some words\n", "This is not a PO file."),
    "a path": (lambda po: b"/etc/passwd", "This is not a PO file."),
    "picture": (lambda po: b"\x89PNG\r\n\x1a\n\xff\xfe", "The file is not in UTF-8."),
    "UTF-16": (lambda po: str(po).encode("utf-16"), "The file is not in UTF-8."),
    "no id": (_without_id, "does not say which translation it is for"),
    "other id": (_of_another_translation, "for another page or another language"),
    "too big": (lambda po: b"#" * (MAX_BYTES + 1), "at most 5 MB are accepted"),
    "NUL": (_with_nul, "cannot be kept (U+0000)"),
}


@pytest.mark.parametrize(("make", "reason"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_refused_with_the_reason(
    make: Any, reason: str, source: IssuePage, newsroom: Newsroom
) -> None:
    message = upload(newsroom, source, make(filled(newsroom, source)))
    assert "Nothing was imported." in message
    assert reason in message
    assert not StringTranslation.objects.exists()


def test_the_encoding_a_file_names_is_not_believed(source: IssuePage, newsroom: Newsroom) -> None:
    upload(newsroom, source, _in_utf_7(filled(newsroom, source)))
    assert "+2AA-" in StringTranslation.objects.values_list("data", flat=True)


def test_a_file_for_another_language_is_refused(source: IssuePage, newsroom: Newsroom) -> None:
    newsroom.submit(source, "en")
    english = Translation.objects.get(target_locale__language_code="en")
    message = upload(newsroom, source, str(english.export_po()).encode())
    assert "for another page or another language" in message


def test_fuzzy_and_empty_entries_are_left_out(source: IssuePage, newsroom: Newsroom) -> None:
    po = filled(newsroom, source)
    po[0].flags.append("fuzzy")
    po[1].msgstr = ""
    message = upload(newsroom, source, str(po).encode())
    assert StringTranslation.objects.count() == len(po) - 2
    assert f"{len(po) - 2} translation" in message


def test_entries_that_match_nothing_are_counted(source: IssuePage, newsroom: Newsroom) -> None:
    po = filled(newsroom, source)
    po.append(polib.POEntry(msgid="Нешта іншае", msgstr="Другое", msgctxt="nowhere"))
    message = upload(newsroom, source, str(po).encode())
    assert "1 entry was left out" in message
    assert StringTranslation.objects.count() == len(po) - 1


def test_a_draft_with_holes_can_be_submitted(newsroom: Newsroom) -> None:
    holes = commentary(lead=None, verdict_reason=None)
    holes["value"]["title"] = None
    holes["value"]["body"] = [
        {"type": "paragraph", "id": "11111111-1111-4111-8111-111111111111", "value": None},
        {"type": "subheading", "id": "21111111-1111-4111-8111-111111111111", "value": None},
        {"type": "quote", "id": "31111111-1111-4111-8111-111111111111", "value": {}},
        {"type": "picture", "id": "41111111-1111-4111-8111-111111111111", "value": {}},
        {"type": "table", "id": "51111111-1111-4111-8111-111111111111", "value": None},
        {
            "type": "link_card",
            "id": "61111111-1111-4111-8111-111111111111",
            "value": {"url": None, "title": None},
        },
    ]
    page = issue("be", live=False, commentaries=[holes])
    newsroom.submit(page, "ru", "en")
    assert not newsroom.edition(page, "ru").live


def test_a_field_added_to_a_block_later_can_be_submitted(newsroom: Newsroom) -> None:
    old = commentary()
    del old["value"]["verdict_reason"]
    del old["value"]["lead"]
    page = issue("be", live=False, commentaries=[old])
    newsroom.submit(page, "ru")
    assert newsroom.segments(page, "ru")


def test_a_value_that_is_none_has_nothing_to_translate(newsroom: Newsroom) -> None:
    page = issue("be", live=False)
    page.commentaries[0].value["title"] = None
    page.commentaries[0].value["body"][0].value = RichText("")
    paths = [segment.path for segment in extract_segments(page)]
    assert not any(path.endswith(".title") for path in paths)
