"""Hostile text in the issue form: a clear error at its field, and nothing typed is lost."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import rich_text, streamfield

from issues.models import IssueIndexPage, IssuePage
from tests.issues import editor

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db

UNFIT = {
    "nul": "\x00",
    "escape": "\x1b",
    "high half": "\ud800",
    "low half": "\udfff",
    "right to left": "\u202e",
    "isolate": "\u2067",
    "no character": "\uffff",
}
# A browser cannot send half a character as bytes, but JSON inside a field can name one.
PLAIN = {name: sign for name, sign in UNFIT.items() if "half" not in name}


def _draftail(text: str) -> str:
    """What the rich text editor sends, with ``text`` as it is."""
    block = {
        "key": "abcde",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return json.dumps({"blocks": [block], "entityMap": {}})


def _refused(client: Client, commentary: dict[str, Any], publish: bool = False) -> dict[str, Any]:
    """The errors of one commentary; checks that the form came back with what was typed."""
    response = editor.create(client, editor.typed_issue([commentary]), publish=publish)
    assert response.status_code == 200
    assert not IssuePage.objects.exists()
    form = response.context["form"]
    assert form.errors.keys() == {"commentaries"}
    (child,) = form["commentaries"].value()
    assert child.value["lead"] or child.value["title"]
    return editor.block_errors(response)[0]


@pytest.mark.parametrize("publish", [True, False])
@pytest.mark.parametrize("sign", PLAIN.values(), ids=PLAIN)
@pytest.mark.parametrize("field", ["title", "lead", "verdict_reason", "slug"])
def test_an_unfit_sign_in_a_plain_field_is_an_error_there(
    site: Site, signed_in: SignedIn, field: str, sign: str, publish: bool
) -> None:
    hostile: dict[str, Any] = {field: f"Pat{sign}rols"}
    typed = editor.typed_commentary(**hostile)

    assert _refused(signed_in("Editors"), typed, publish).keys() == {field}


@pytest.mark.parametrize("sign", UNFIT.values(), ids=UNFIT)
def test_an_unfit_sign_in_a_paragraph_is_an_error_there(
    site: Site, signed_in: SignedIn, sign: str
) -> None:
    body = streamfield(
        [("paragraph", _draftail("Fine.")), ("paragraph", _draftail(f"Not{sign} fine."))]
    )

    errors = _refused(signed_in("Editors"), editor.typed_commentary(body=body))

    assert errors["body"].block_errors.keys() == {1}


@pytest.mark.parametrize("sign", UNFIT.values(), ids=UNFIT)
def test_an_unfit_sign_in_the_introduction_is_an_error_there(
    site: Site, signed_in: SignedIn, sign: str
) -> None:
    form = editor.typed_issue(introduction=_draftail(f"Wel{sign}come."))

    response = editor.create(signed_in("Editors"), form, publish=False)

    assert response.context["form"].errors.keys() == {"introduction"}


def _table(**texts: str) -> dict[str, Any]:
    return {
        "caption": texts.get("caption", "Arrests"),
        "column-count": "1",
        "column-0-type": "text",
        "column-0-order": "0",
        "column-0-deleted": "",
        "column-0-heading": texts.get("heading", "Month"),
        "row-count": "1",
        "row-0-order": "0",
        "row-0-deleted": "",
        "cell-0-0": texts.get("cell", "June"),
    }


OTHER_BLOCKS: dict[str, Callable[[str], Any]] = {
    "subheading": lambda text: ("subheading", text),
    "quotation": lambda text: ("quote", {"text": text, "attribution": ""}),
    "speaker": lambda text: ("quote", {"text": "Yes.", "attribution": text}),
    "link title": lambda text: (
        "link_card",
        {"url": "https://example.org/", "title": text, "description": ""},
    ),
    "link description": lambda text: (
        "link_card",
        {"url": "https://example.org/", "title": "A", "description": text},
    ),
    "link address": lambda text: (
        "link_card",
        {"url": f"https://example.org/{text}", "title": "A", "description": ""},
    ),
    "table caption": lambda text: ("table", _table(caption=text)),
    "table heading": lambda text: ("table", _table(heading=text)),
    "table cell": lambda text: ("table", _table(cell=text)),
}


@pytest.mark.parametrize(
    "text", ["Wo\x00rd", "Wo\u202erd", "x" * 200_000], ids=["nul", "bidi", "long"]
)
@pytest.mark.parametrize("block", OTHER_BLOCKS.values(), ids=OTHER_BLOCKS)
def test_hostile_text_in_any_other_block_is_an_error_there(
    site: Site, signed_in: SignedIn, block: Callable[[str], Any], text: str
) -> None:
    body = streamfield([("paragraph", rich_text("<p>Fine.</p>")), block(text)])

    errors = _refused(signed_in("Editors"), editor.typed_commentary(body=body))

    assert errors["body"].block_errors.keys() == {1}


@pytest.mark.parametrize(
    ("field", "length"), [("title", 201), ("lead", 200_000), ("verdict_reason", 200_000)]
)
def test_a_text_too_long_for_its_field_is_an_error_there(
    site: Site, signed_in: SignedIn, field: str, length: int
) -> None:
    too_long: dict[str, Any] = {field: "ў" * length}
    typed = editor.typed_commentary(**too_long)

    assert _refused(signed_in("Editors"), typed).keys() == {field}


@pytest.mark.parametrize("length", [200_000, 5_000_000])
def test_a_paragraph_of_a_whole_book_is_an_error_there(
    site: Site, signed_in: SignedIn, length: int
) -> None:
    body = streamfield([("paragraph", _draftail("a" * length))])

    errors = _refused(signed_in("Editors"), editor.typed_commentary(body=body))

    assert errors["body"].block_errors.keys() == {0}


def test_a_body_over_the_limit_of_requests_is_refused_without_a_server_error(
    site: Site, signed_in: SignedIn
) -> None:
    typed = editor.typed_commentary(lead="a" * 17_000_000)

    response = editor.create(signed_in("Editors"), editor.typed_issue([typed]), publish=False)

    assert response.status_code == 400
    assert not IssuePage.objects.exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"commentaries-0-value-body-0-value": "no json"},
        {"commentaries-0-value-body-0-value": "[]"},
        {"commentaries-0-value-body-count": "many"},
        {"commentaries-0-order": "first"},
        {"commentaries-count": "99"},
        {"commentaries-0-type": "preserved", "commentaries-0-value": "no json"},
    ],
)
def test_a_form_that_no_browser_sends_is_a_bad_request(
    site: Site, signed_in: SignedIn, forged: dict[str, str]
) -> None:
    form = editor.typed_issue() | forged

    response = editor.create(signed_in("Editors"), form, publish=False)

    assert response.status_code == 400
    assert not IssuePage.objects.exists()


@pytest.mark.parametrize("forged", ["no-such-section", "999999", "-1", "9" * 40, "1\x00"])
def test_a_section_that_does_not_exist_is_an_error_at_the_section(
    site: Site, signed_in: SignedIn, forged: str
) -> None:
    typed = editor.typed_commentary("") | {"section": forged}

    response = editor.create(signed_in("Editors"), editor.typed_issue([typed]))

    assert response.status_code in {200, 400}
    assert not IssuePage.objects.exists()


def test_a_verdict_that_does_not_exist_is_an_error_at_the_verdict(
    site: Site, signed_in: SignedIn
) -> None:
    typed = editor.typed_commentary(verdict="dire")

    assert _refused(signed_in("Editors"), typed).keys() == {"verdict"}


def test_unusual_but_honest_signs_are_kept(site: Site, signed_in: SignedIn) -> None:
    title = "Soft\u00adhyphen, ʼапостраф’, é e\u0301, 👩\u200d💻, «ў»"

    editor.create(signed_in("Editors"), editor.typed_issue([editor.typed_commentary(title=title)]))

    (child,) = IssuePage.objects.get(live=True).commentaries
    assert child.value["title"] == title


@pytest.mark.parametrize(("title", "valid"), [("Pat\x00rols", False), ("Patrols", True)])
@pytest.mark.parametrize("week", ["2018-06-11", "2018-06-12", ""])
def test_the_preview_of_a_new_issue_never_ends_in_a_server_error(
    site: Site, signed_in: SignedIn, title: str, valid: bool, week: str
) -> None:
    client = signed_in("Editors")
    form = editor.typed_issue([editor.typed_commentary(title=title)], week=week)
    parent = IssueIndexPage.objects.get(locale__language_code="be")
    address = reverse("wagtailadmin_pages:preview_on_add", args=["issues", "issuepage", parent.pk])

    answer = client.post(address, form).json()

    assert answer["is_valid"] is (valid and week == "2018-06-11")
    page = client.get(address)
    assert page.status_code == 200
    assert ("11–17 чэрвеня 2018" in page.content.decode()) is answer["is_valid"]
