"""The verdicts as files that others can use."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import jsonschema
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from issues.models import Commentary, IssuePage, Section
from tests import factories
from tests.architecture.files import ROOT

pytestmark = pytest.mark.django_db

MONDAY = date(2018, 6, 11)
BASE = "/en/issues/verdicts"
WHOLE = ["filter_section", "filter_year", "generated", "licence"]


@pytest.fixture
def archive(site: Site) -> None:
    """Two sections over two years; the last week has two commentaries in one of them."""
    for start, verdict in ((date(2017, 6, 12), "worse"), (MONDAY, "better")):
        factories.issue(
            "en",
            start,
            [
                factories.commentary(verdict=verdict, slug="here", title=f"Of {start.year}"),
                factories.commentary("the-ruling-elite", verdict="unchanged", slug="elite"),
            ],
        )
    two = [
        factories.commentary(verdict="worse", slug="one", title="One"),
        factories.commentary(verdict="worse", slug="two", title="Two"),
        factories.commentary(verdict="better", slug="three", title="Three"),
    ]
    factories.issue("en", MONDAY + timedelta(weeks=1), two)


def rows_of(client: Client, path: str) -> list[dict[str, str]]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def document_of(client: Client, path: str) -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/json"
    document: dict[str, Any] = json.loads(response.content)
    return document


def schema() -> dict[str, Any]:
    found = finders.find("issues/verdicts.schema.json")
    assert found
    with open(str(found), encoding="utf-8") as file:  # noqa: PTH123  # finders give plain strings
        document: dict[str, Any] = json.load(file)
    return document


def test_a_row_holds_the_week_the_verdict_and_the_permanent_address(
    archive: None, client: Client
) -> None:
    row = rows_of(client, f"{BASE}.csv")[0]

    assert {name: row[name] for name in row if name not in WHOLE} == {
        "week_start": "2017-06-12",
        "week_end": "2017-06-18",
        "section": "the-ruling-elite",
        "section_name": "The ruling elite",
        "verdict": "unchanged",
        "value": "0",
        "commentaries": "1",
        "commentary": "1",
        "commentary_verdict": "unchanged",
        "title": "A calm week at the border",
        "address": "https://situation.test/en/issues/2017-06-12/elite/",
        "language": "en",
    }


def test_rows_of_one_week_share_its_verdict_and_count(archive: None, client: Client) -> None:
    rows = [row for row in rows_of(client, f"{BASE}.csv") if row["week_start"] == "2018-06-18"]

    assert [(row["commentary"], row["commentaries"]) for row in rows] == [
        ("1", "3"),
        ("2", "3"),
        ("3", "3"),
    ]
    assert {(row["verdict"], row["value"]) for row in rows} == {("worse", "-1")}
    assert [row["commentary_verdict"] for row in rows] == ["worse", "worse", "better"]


@pytest.mark.parametrize(
    ("rest", "section", "year", "count"),
    [
        ("", "all", "all", 7),
        ("/security-issues", "security-issues", "all", 5),
        ("/2017", "all", "2017", 2),
        ("/security-issues/2018", "security-issues", "2018", 4),
        ("/belarus-west-relations", "belarus-west-relations", "all", 0),
    ],
)
def test_the_address_selects_and_the_file_says_what_was_selected(
    archive: None, client: Client, rest: str, section: str, year: str, count: int
) -> None:
    rows = rows_of(client, f"{BASE}{rest}.csv")
    document = document_of(client, f"{BASE}{rest}.json")

    assert len(rows) == len(document["verdicts"]) == count
    assert {(row["filter_section"], row["filter_year"]) for row in rows} <= {(section, year)}
    assert document["filters"] == {
        "section": None if section == "all" else section,
        "year": None if year == "all" else int(year),
    }


@pytest.mark.parametrize(
    "rest", ["/gardening.csv", "/2016.json", "/security-issues/2016.csv", "/gardening/2018.json"]
)
def test_what_is_not_there_is_not_found(archive: None, client: Client, rest: str) -> None:
    assert client.get(f"{BASE}{rest}").status_code == 404
    assert client.get(f"/en/elsewhere/verdicts{rest}").status_code == 404


def test_every_json_file_keeps_to_the_schema(archive: None, client: Client) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    for language in ("en", "be"):
        for rest in ("", "/security-issues", "/2018" if language == "en" else ""):
            document = document_of(client, f"/{language}/issues/verdicts{rest}.json")
            jsonschema.validate(
                document, schema(), format_checker=jsonschema.FormatChecker(["date"])
            )


def test_the_schema_refuses_what_is_no_ledger(archive: None, client: Client) -> None:
    document = document_of(client, f"{BASE}.json")
    document["verdicts"][0]["value"] = None

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())


def test_a_file_names_its_schema_and_its_licence(archive: None, client: Client) -> None:
    document = document_of(client, f"{BASE}.json")
    address = document["$schema"].removeprefix(settings.PUBLIC_ORIGIN)

    assert client.get(address).status_code == 200
    assert document["licence"] == settings.DATA_LICENCE
    assert {row["licence"] for row in rows_of(client, f"{BASE}.csv")} == {
        "https://creativecommons.org/licenses/by/4.0/"
    }
    page = client.get(f"{BASE}/").content.decode()
    for link in (address, f"{BASE}.csv", f"{BASE}.json", settings.DATA_LICENCE["url"]):
        assert f'href="{link}"' in page


def test_the_date_is_that_of_the_newest_publication(archive: None, client: Client) -> None:
    moment = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC)
    IssuePage.objects.filter(week_start=MONDAY).update(last_published_at=moment)

    assert document_of(client, f"{BASE}.json")["generated"] == "2031-05-06T07:08:09+00:00"
    assert document_of(client, f"{BASE}/2017.json")["generated"] < "2031"
    assert document_of(client, "/be/issues/verdicts.json")["generated"] is None


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_same_database_gives_the_same_file_and_no_new_one_is_sent(
    archive: None, client: Client, form: str
) -> None:
    first = client.get(f"{BASE}.{form}")
    etag = first["ETag"]

    assert client.get(f"{BASE}.{form}").content == first.content
    assert client.get(f"{BASE}.{form}", headers={"if-none-match": etag}).status_code == 304
    Commentary.objects.filter(title="One").update(verdict="unchanged")
    changed = client.get(f"{BASE}.{form}", headers={"if-none-match": etag})
    assert changed.status_code == 200
    assert changed["ETag"] != etag


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝"])
def test_a_title_never_becomes_a_formula(site: Site, client: Client, sign: str) -> None:
    title = f'{sign}HYPERLINK("https://example.org","click"), "quoted"'
    factories.issue("en", MONDAY, [factories.commentary(slug="here")])
    Commentary.objects.update(title=title)

    assert rows_of(client, f"{BASE}.csv")[0]["title"] == f"'{title}"
    assert document_of(client, f"{BASE}.json")["verdicts"][0]["title"] == title


def test_numbers_stay_numbers(archive: None, client: Client) -> None:
    assert {row["value"] for row in rows_of(client, f"{BASE}.csv")} == {"0", "1", "-1"}


def test_a_spreadsheet_is_told_that_this_is_utf_8(archive: None, client: Client) -> None:
    free = MONDAY + timedelta(weeks=5)
    factories.issue("be", free, [factories.commentary(title="Ціхі тыдзень ў")])
    content = client.get("/be/issues/verdicts.csv").content

    assert content.startswith(b"\xef\xbb\xbfweek_start,")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert "Ціхі тыдзень ў" in content.decode()
    assert "Пытанні бяспекі" in content.decode()


def test_names_of_fields_are_the_same_in_every_language(archive: None, client: Client) -> None:
    factories.issue("ru", MONDAY + timedelta(weeks=5))
    headers = {
        client.get(f"/{language}/issues/verdicts.csv").content.splitlines()[0]
        for language in ("be", "ru", "en")
    }

    assert len(headers) == 1


def test_the_documentation_names_every_field(archive: None, client: Client) -> None:
    text = (ROOT / "docs" / "data.md").read_text()
    named = set(re.findall(r"`([a-z_]+)`", text))
    columns = set(rows_of(client, f"{BASE}.csv")[0])
    of_rows = set(schema()["$defs"]["row"]["required"])

    assert columns == of_rows | set(WHOLE)
    assert columns <= named


def test_what_nobody_may_open_is_not_among_the_data(archive: None, client: Client) -> None:
    locked = IssuePage.objects.get(week_start=MONDAY)
    PageViewRestriction.objects.create(page=locked, restriction_type=PageViewRestriction.LOGIN)
    factories.issue("en", MONDAY + timedelta(weeks=9), live=False)

    document = document_of(client, f"{BASE}.json")
    assert document["issues"] == ["2017-06-12", "2018-06-18"]
    assert {row["week_start"] for row in document["verdicts"]} == {"2017-06-12", "2018-06-18"}


def test_gaps_can_be_told_apart(archive: None, client: Client) -> None:
    document = document_of(client, f"{BASE}/the-ruling-elite.json")

    assert document["issues"] == ["2017-06-12", "2018-06-11", "2018-06-18"]
    assert [row["week_start"] for row in document["verdicts"]] == ["2017-06-12", "2018-06-11"]
    assert document["sections"] == [
        {
            "section": "the-ruling-elite",
            "section_name": "The ruling elite",
            "used_from": "2017-01-02",
            "used_until": None,
        }
    ]


def test_a_file_asks_as_little_of_many_weeks_as_of_few(archive: None, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{BASE}/security-issues.csv")
        return sum("SAVEPOINT" not in query["sql"] for query in captured)

    few = queries()
    for number in range(2, 12):
        factories.issue("en", MONDAY + timedelta(weeks=number))

    assert queries() == few <= 5
    assert Section.objects.count() == 7
