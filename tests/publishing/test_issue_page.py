"""The page of an issue offers its files in the reader's language, with sizes and checksums."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from issues.models import IssuePage
from publishing.models import IssueFile
from publishing.templatetags.issue_files import files_of, size_in_words
from tests.config.test_reader_words import english_in

Publish = Callable[..., IssuePage]
PATH = "/be/issues/2018-06-11/"


def offered(client: Client, path: str = PATH) -> Any:
    return BeautifulSoup(client.get(path).content, "html.parser").select_one(".issue-files")


def test_each_kind_and_the_bundle_are_linked_without_a_host(
    publish: Publish, client: Client
) -> None:
    page = publish("be")
    publish("ru", translation_key=page.translation_key)
    part = offered(client)

    assert [link["href"] for link in part.select("a")] == [
        *(
            f"/be/files/2018-06-11/situation-in-belarus-2018-06-11-be.{kind}"
            for kind in ("html", "epub", "pdf", "txt")
        ),
        "/files/2018-06-11/situation-in-belarus-2018-06-11.zip",
    ]
    assert {client.get(link["href"]).status_code for link in part.select("a")} == {200}


def test_size_and_checksum_stand_beside_each(publish: Publish, client: Client) -> None:
    publish("be")
    part = offered(client)
    sums = dict(zip(part.select("dt"), part.select("dd"), strict=True))

    assert {name.text: code.text for name, code in sums.items()} == dict(
        IssueFile.objects.values_list("name", "sha256")
    )
    assert all("КБ" in size.text for size in part.select(".issue-files__size"))


def test_an_issue_without_files_offers_none(publish: Publish, client: Client) -> None:
    publish("be")
    IssueFile.objects.update(current=False)

    assert offered(client) is None


def test_a_preview_offers_none(publish: Publish, rf: RequestFactory) -> None:
    page = publish("be")
    request = page.make_preview_request()

    assert b"issue-files" not in request.content


def test_one_query_finds_them(
    publish: Publish, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = publish("be")
    page.locale  # noqa: B018  # is there already when a page is rendered

    with django_assert_num_queries(1):
        files = files_of(page)

    assert [file.path for file in files][-1].endswith(".zip")


@pytest.mark.parametrize(
    ("language", "size", "words"),
    [
        ("en", 1, "1 kB"),
        ("en", 58_400, "58 kB"),
        ("ru", 58_400, "58 кБ"),
        ("be", 1_250_000, "1,2 МБ"),
        ("en", 999_600, "1 MB"),
    ],
)
def test_sizes_are_written_as_the_language_does(language: str, size: int, words: str) -> None:
    with translation.override(language):
        assert size_in_words(size).replace("\u00a0", " ") == words


@pytest.mark.parametrize("language", ["be", "ru"])
def test_neither_the_page_nor_the_files_leave_a_text_of_ours_in_english(
    publish: Publish, client: Client, language: str
) -> None:
    publish(language)
    page = client.get(f"/{language}/issues/2018-06-11/").content
    file = client.get(IssueFile.objects.get(kind="html").path).getvalue()

    assert b"issue-files" in page
    assert (english_in(page, language), english_in(file, language)) == (set(), set())
