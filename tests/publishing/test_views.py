"""Files come as downloads, whole, with what lets a browser ask whether they have changed."""

import hashlib
from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from issues.models import IssuePage
from publishing.models import IssueFile
from tests.publishing.conftest import Committing

Publish = Callable[..., IssuePage]
NAME = "situation-in-belarus-2018-06-11"
TYPES = {
    f"/be/files/2018-06-11/{NAME}-be.html": "text/html; charset=utf-8",
    f"/be/files/2018-06-11/{NAME}-be.epub": "application/epub+zip",
    f"/be/files/2018-06-11/{NAME}-be.pdf": "application/pdf",
    f"/be/files/2018-06-11/{NAME}-be.txt": "text/plain; charset=utf-8",
    f"/files/2018-06-11/{NAME}.zip": "application/zip",
}
PDF = f"/be/files/2018-06-11/{NAME}-be.pdf"


@pytest.mark.parametrize("path", TYPES)
def test_a_file_comes_whole_as_a_download(publish: Publish, client: Client, path: str) -> None:
    publish("be")
    file = IssueFile.objects.get(name=path.rpartition("/")[2])

    response = client.get(path)
    content = response.getvalue()

    assert file.path == path
    assert response["Content-Type"] == TYPES[path]
    assert response["Content-Disposition"] == f'attachment; filename="{file.name}"'
    assert response["Content-Length"] == str(len(content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Link"] == '<https://situation.test/be/issues/2018-06-11/>; rel="canonical"'
    assert hashlib.sha256(content).hexdigest() == file.sha256
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_reader_who_has_the_file_is_told_so(publish: Publish, client: Client) -> None:
    publish("be")
    first = client.get(PDF)

    by_tag = client.get(PDF, headers={"if-none-match": first["ETag"]})
    by_date = client.get(PDF, headers={"if-modified-since": first["Last-Modified"]})
    other = client.get(PDF, headers={"if-none-match": '"another"'})

    assert (by_tag.status_code, by_date.status_code, other.status_code) == (304, 304, 200)
    assert by_tag["ETag"] == first["ETag"]
    assert by_tag.content == b""


def test_looking_first_is_possible_and_sending_is_not(publish: Publish, client: Client) -> None:
    publish("be")

    assert client.head(PDF)["Content-Length"] == str(IssueFile.objects.get(kind="pdf").size)
    assert client.post(PDF).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        f"/ru/files/2018-06-11/{NAME}-be.pdf",
        f"/be/files/2018-06-18/{NAME}-be.pdf",
        f"/be/files/2018-06-11/{NAME}-ru.pdf",
        f"/be/files/2018-06-11/{NAME}.zip",
        f"/files/2018-06-11/{NAME}-be.pdf",
        "/be/files/2018-06-11/../../settings.pdf",
        "/be/files/2018-06-11/secret_key.txt",
        "/be/files/2018-06-11/%2e%2e%2fsecret.txt",
        "/be/files/2018-06-11/",
        "/be/files/",
    ],
)
def test_what_is_not_offered_is_not_found(publish: Publish, client: Client, path: str) -> None:
    publish("be")

    assert client.get(path).status_code == 404


def test_a_query_changes_nothing(publish: Publish, client: Client) -> None:
    publish("be")

    assert client.get(f"{PDF}?name=other")["ETag"] == client.get(PDF)["ETag"]


def test_files_of_a_withdrawn_issue_are_not_found(
    publish: Publish, client: Client, committing: Committing
) -> None:
    page = publish("be")
    with committing():
        page.unpublish()

    assert {client.get(path).status_code for path in TYPES} == {404}


def test_a_row_without_its_file_is_not_found_and_told_to_the_log(
    publish: Publish, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    publish("be")
    default_storage.delete(IssueFile.objects.get(kind="pdf").stored_as)

    assert client.get(PDF).status_code == 404
    assert "make_files" in caplog.text
