"""Loading the sample archive: once, whole issues only, and never over an editor's work."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Site
from wagtail_localize.models import Translation

from desk.sample import load_issue
from issues.models import IssueIndexPage, IssuePage, PublicationImage
from issues.sample_texts import SAMPLE_DIR, SampleError, parse_body, read_issue

pytestmark = pytest.mark.django_db


def load(*arguments: str) -> str:
    out = StringIO()
    call_command("load_sample", *arguments, stdout=out, verbosity=0)
    return out.getvalue()


def test_a_second_run_has_nothing_to_do(site: Site) -> None:
    load()
    before = list(IssuePage.objects.order_by("pk").values_list("pk", "latest_revision_id"))

    assert "nothing to do" in load()

    assert before == list(IssuePage.objects.order_by("pk").values_list("pk", "latest_revision_id"))
    assert PublicationImage.objects.count() == 1


def test_a_week_that_an_editor_made_is_left_alone(site: Site) -> None:
    load_issue(read_issue(SAMPLE_DIR / "2018-06-18.toml"))
    issue = IssuePage.objects.get(locale__language_code="en")
    issue.commentaries[0].value["title"] = "As the editor put it"
    issue.save_revision().publish()

    assert "Loaded 5 issues; 1 were there already." in load()

    issue.refresh_from_db()
    assert issue.commentaries[0].value["title"] == "As the editor put it"


def test_a_dry_run_tells_and_changes_nothing(site: Site) -> None:
    said = load("--dry-run")

    assert "2018-06-11" in said
    assert "6 of 6 issues would be loaded" in said
    assert not IssuePage.objects.exists()


def test_a_site_that_is_not_set_up_is_told_so(site: Site) -> None:
    IssueIndexPage.objects.get(locale__language_code="be").delete()

    with pytest.raises(CommandError, match="setup_site"):
        load()


def test_texts_that_do_not_align_load_nothing(site: Site, tmp_path: Path) -> None:
    text = (SAMPLE_DIR / "2018-07-02.toml").read_text()
    start = text.index("## ")
    broken = tmp_path / "2018-07-02.toml"
    broken.write_text(text[:start] + text[start + 3 :])

    with pytest.raises(SampleError, match=r"2018-07-02\.toml.*not the same"):
        read_issue(broken)


def test_an_issue_that_fails_half_way_leaves_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise SampleError("half way")

    sample = read_issue(SAMPLE_DIR / "2018-07-02.toml")
    monkeypatch.setattr("desk.sample.StringTranslation.objects.create", fail)

    with pytest.raises(SampleError, match="half way"):
        load_issue(sample)

    assert not IssuePage.objects.exists()
    assert not Translation.objects.exists()


def test_light_markup_becomes_what_the_editor_would_write() -> None:
    parts = parse_body(
        "A **bold** and *fine* [link](https://example.org/?a=1&b=2) <script>\nover two lines.\n\n"
        "## A heading\n\n> Said.\n> -- Somebody\n\n| Year | Sum |\n| 2017 | 5 |\n"
    )

    assert [part.kind for part in parts] == ["paragraph", "subheading", "quote", "table"]
    assert parts[0].value == (
        'A <b>bold</b> and <i>fine</i> <a href="https://example.org/?a=1&amp;b=2">link</a> '
        "&lt;script&gt; over two lines."
    )
    assert parts[1].value == "A heading"
    assert parts[2].value == {"text": "Said.", "attribution": "Somebody"}
    assert parts[3].value["rows"] == [{"values": ["2017", "5"]}]
