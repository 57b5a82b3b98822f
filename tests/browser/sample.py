"""The addresses of every kind of reader page in the sample archive."""

from datetime import date

from django.template.loader import render_to_string
from playwright.sync_api import Page

from issues.models import IssuePage

LANGUAGES = ("be", "ru", "en")
CRASH = "/crash/"
FREE_WEEK = date(2018, 8, 6)  # no sample issue has it
CORRECTED = date(2018, 6, 18)
UNFINISHED_IN_RUSSIAN = date(2018, 7, 9)
MISSING_IN_BELARUSIAN = date(2018, 7, 16)


def reader_pages(language: str) -> dict[str, str]:
    """``{kind: path}`` in one language, all of them answered with 200."""
    issues = f"/{language}/issues/"
    return {
        "front page": f"/{language}/",
        "all issues": issues,
        "year": f"{issues}2018/",
        "issue": f"{issues}2018-06-11/",
        "section": f"{issues}section/security-issues/",
        "about": f"/{language}/about/",
        "privacy": f"/{language}/privacy/",
        "commentary with a correction": _corrected(language),
        **{f"commentary with a {kind}": path for kind, path in _commentaries(language).items()},
    }


def missing_pages(language: str) -> dict[str, str]:
    """``{kind: path}`` of addresses that answer with 404: with nothing, or with other languages."""
    translated = {"be": MISSING_IN_BELARUSIAN, "ru": UNFINISHED_IN_RUSSIAN}
    missing = {"missing page": f"/{language}/no-such-page/"}
    if language in translated:
        missing["missing translation"] = f"/{language}/issues/{translated[language]}/"
    return missing


def _commentaries(language: str) -> dict[str, str]:
    """The first commentary that has a picture, one with a table, one with a quote."""
    found: dict[str, str] = {}
    for issue in IssuePage.objects.live().filter(locale__language_code=language):
        for child in issue.readable_commentaries:
            path = f"/{language}/issues/{issue.week_start}/{child.value['slug']}/"
            for part in child.value["body"]:
                found.setdefault(part.block_type, path)
    return {kind: found[kind] for kind in ("picture", "table", "quote")}


def _corrected(language: str) -> str:
    """In English a note, in Belarusian news of it, in Russian a warning."""
    issue = IssuePage.objects.get(week_start=CORRECTED, locale__language_code=language)
    return f"/{language}/issues/{CORRECTED}/{issue.readable_commentaries[0].value['slug']}/"


def show_crash(page: Page) -> None:
    """Opens the page that readers get when the site fails, with its own style sheets."""
    body = render_to_string("500.html")
    page.route(
        f"**{CRASH}", lambda route: route.fulfill(status=500, content_type="text/html", body=body)
    )
    page.goto(CRASH)
