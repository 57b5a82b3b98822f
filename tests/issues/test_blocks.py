"""What is stored is never lost, and never stops a page, whatever shape it has."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site
from wagtail.test.utils.form_data import rich_text

from issues.models import Commentary, IssuePage
from tests import factories
from tests.issues import editor

SignedIn = Callable[..., Client]
PODCAST = {"type": "podcast", "value": {"episode": 7, "notes": ["ў", None]}, "id": str(uuid4())}


def _store(issue: IssuePage, stream: Any) -> IssuePage:
    """Writes ``stream`` past every check, as an edited database or a newer version would."""
    raw = json.dumps(stream)
    marker = "%s::jsonb" if connection.vendor == "postgresql" else "%s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE issues_issuepage SET commentaries = {marker} WHERE page_ptr_id = %s",  # noqa: S608  # no input in it
            [raw, issue.pk],
        )
    IssuePage.objects.filter(pk=issue.pk).update(latest_revision=None)
    return IssuePage.objects.get(pk=issue.pk)


def _stored(issue: IssuePage) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT commentaries FROM issues_issuepage WHERE page_ptr_id = %s", [issue.pk]
        )
        (raw,) = cursor.fetchone()
    return json.loads(raw)


def _broken_commentaries() -> dict[str, Any]:
    def one(**value: Any) -> dict[str, Any]:
        whole = factories.commentary(title="Whole")
        return whole | {"value": whole["value"] | value}

    return {
        "a text for a value": {"type": "commentary", "value": "text", "id": str(uuid4())},
        "no value": {"type": "commentary", "id": str(uuid4())},
        "no type": {"value": {}, "id": str(uuid4())},
        "a list for a type": {"type": ["commentary"], "value": {}, "id": str(uuid4())},
        "a number for a title": one(title=5),
        "a text for a section": one(section="security-issues"),
        "a number no database holds for a section": one(section=2**80),
        "a list for a verdict": one(verdict=["worse"]),
        "a text for the body": one(body="text"),
        "a number for the sources": one(sources=5),
        "a number in the sources": one(sources=[5]),
        "a text among the authors": one(authors=["Ivan"]),
        "a bare number": 7,
        "nothing": None,
        "a bare list": [1, 2],
        "of an unknown type": PODCAST,
        "already wrapped": {"type": "preserved", "value": 1, "id": str(uuid4())},
    }


@pytest.mark.django_db
def test_readers_see_the_rest_of_an_issue_beside_a_block_nobody_understands(
    site: Site, client: Client
) -> None:
    whole = factories.commentary(title="Whole")
    issue = factories.issue(commentaries=[whole])
    slug = Commentary.objects.get().slug
    whole["value"]["slug"] = slug
    for name, broken in _broken_commentaries().items():
        _store(issue, [broken, whole, broken])

        page = client.get("/en/issues/2018-06-11/")
        article = client.get(f"/en/issues/2018-06-11/{slug}/")

        assert (page.status_code, article.status_code) == (200, 200), name
        assert "Whole" in page.content.decode(), name


@pytest.mark.django_db
def test_the_editor_opens_and_saving_keeps_what_it_does_not_understand(
    site: Site, signed_in: SignedIn
) -> None:
    client = signed_in("Editors")
    whole = factories.commentary(title="Whole")
    issue = factories.issue(commentaries=[whole])
    for name, broken in _broken_commentaries().items():
        _store(issue, [broken, whole])
        address = reverse("wagtailadmin_pages:edit", args=[issue.pk])
        assert client.get(address).status_code == 200, name
        form = editor.typed_issue()
        moved = {
            f"commentaries-1{key.removeprefix('commentaries-0')}": value
            for key, value in form.items()
            if key.startswith("commentaries-0")
        }
        kept = {
            "commentaries-0-type": "preserved",
            "commentaries-0-value": json.dumps(broken, ensure_ascii=False, indent=2),
            "commentaries-0-order": "0",
            "commentaries-0-deleted": "",
            "commentaries-0-id": str(uuid4()),
        }
        order = {"commentaries-1-order": "1", "commentaries-count": "2"}

        editor.edit(client, issue, form | moved | kept | order)

        first, second = _stored(issue)
        assert first == broken, name
        assert second["value"]["title"] == "More patrols at the border", name


@pytest.mark.django_db
def test_a_block_nobody_understands_inside_a_text_is_kept_and_not_shown(
    site: Site, client: Client
) -> None:
    body = [
        PODCAST,
        {"type": "paragraph", "value": "<p>Seen by readers.</p>", "id": str(uuid4())},
        {"type": "table", "value": {"columns": 5}, "id": str(uuid4())},
        {"type": "quote", "value": "no dict", "id": str(uuid4())},
    ]
    issue = factories.issue(commentaries=[factories.commentary(body=body)])

    page = client.get(f"/en/issues/2018-06-11/{Commentary.objects.get().slug}/").content.decode()

    assert "Seen by readers." in page
    assert "episode" not in page
    assert _stored(issue)[0]["value"]["body"] == body
    assert "Seen by readers." in Commentary.objects.get().body_text


@pytest.mark.django_db
@pytest.mark.parametrize("whole", ['"text"', "{}", '{"a": 1}', "5", "null", "[]", "true"])
def test_a_stream_that_is_no_list_shows_an_empty_issue(
    site: Site, client: Client, signed_in: SignedIn, whole: str
) -> None:
    issue = factories.issue()
    _store(issue, json.loads(whole))

    assert client.get("/en/issues/2018-06-11/").status_code == 200
    address = reverse("wagtailadmin_pages:edit", args=[issue.pk])
    assert signed_in("Editors").get(address).status_code == 200


@pytest.mark.django_db
def test_commentaries_without_a_proper_id_get_one_that_stays(site: Site) -> None:
    stream = [
        factories.commentary(title="One") | {"id": "7"},
        factories.commentary(title="Two") | {"id": None},
        *[factories.commentary(title="Three", block_id=str(uuid4()))] * 2,
    ]
    issue = factories.issue()

    first = [child.id for child in _store(issue, stream).commentaries]
    second = [child.id for child in IssuePage.objects.get(pk=issue.pk).commentaries]

    assert first == second
    assert len(set(first)) == 4
    IssuePage.objects.get(pk=issue.pk).save()
    assert Commentary.objects.count() == 4


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "value", "id", "title", "body", "section", "columns"])
            | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
TYPES = st.sampled_from(["commentary", "paragraph", "quote", "table", "preserved", "podcast"])


@pytest.mark.django_db
@given(st.lists(JSON | st.fixed_dictionaries({"type": TYPES, "value": JSON}), max_size=4))
def test_any_stored_list_comes_back_as_it_was(stream: list[Any]) -> None:
    block = IssuePage._meta.get_field("commentaries").stream_block

    value = block.to_python(json.loads(json.dumps(stream)))
    for child in value:
        assert child.value is not None or child.block_type == "preserved"
    kept = block.get_prep_value(value)

    assert len(kept) == len(stream)
    for before, after, child in zip(stream, kept, value, strict=True):
        if child.block_type == "preserved":
            assert after == before


@pytest.mark.django_db
def test_the_address_of_a_second_commentary_must_differ_from_the_first(
    site: Site, signed_in: SignedIn
) -> None:
    twins = [editor.typed_commentary(slug="patrols"), editor.typed_commentary(slug="patrols")]

    response = editor.create(signed_in("Editors"), editor.typed_issue(twins))

    assert editor.block_errors(response).keys() == {1}
    assert editor.block_errors(response)[1].keys() == {"slug"}


@pytest.mark.django_db
def test_a_named_byline_needs_an_author(site: Site, signed_in: SignedIn) -> None:
    named = editor.typed_commentary(byline="named")

    response = editor.create(signed_in("Editors"), editor.typed_issue([named]))

    assert editor.block_errors(response)[0].keys() == {"authors"}


@pytest.mark.django_db
def test_a_paragraph_keeps_only_the_marks_it_may_have(site: Site, signed_in: SignedIn) -> None:
    paragraph = rich_text("<p>Plain <b>bold</b> text.</p>", features=["bold"])

    editor.create(
        signed_in("Editors"),
        editor.typed_issue([editor.typed_commentary()])
        | {"commentaries-0-value-body-0-value": paragraph},
    )

    (child,) = IssuePage.objects.get().commentaries
    assert "<b>bold</b>" in child.value["body"][0].value.source
