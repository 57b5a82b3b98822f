"""The newsroom speaks Belarusian and Russian to those who chose it."""

from collections.abc import Callable, Iterator

import polib
import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from issues.models import IssueIndexPage, IssuePage, Section
from newsletter.mailings import prepare
from newsletter.models import Mailing
from newsletter.setup import begin_with_the_latest_issue
from tests.browser import sample

pytestmark = pytest.mark.usefixtures("archive")

# Written into localize's own script, out of gettext's reach.
HARD_CODED = {"More actions"}

# Languages are called by their own names everywhere.
OWN_NAMES = {name for _code, name in settings.LANGUAGES}

# Every word a person sees or hears: texts, and what stands in attributes.
WORDS = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest("script, style, template, [hidden=''], body [lang]")) {
            found.push(walker.currentNode.textContent);
        }
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title]")) {
        for (const name of ["aria-label", "placeholder", "title"]) {
            found.push(element.getAttribute(name) || "");
        }
    }
    return found.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


def catalogue(language: str) -> dict[str, str]:
    """``{English: translation}`` of every string of ours that reads differently in English."""
    entries = polib.pofile(str(settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"))
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgid != entry.msgstr}


def screens() -> Iterator[tuple[str, str]]:
    """``(what it is, path)`` of the screens on which something is ours."""
    index = IssueIndexPage.objects.get(locale__language_code="en")
    issue = IssuePage.objects.child_of(index).first()
    unfinished = IssuePage.objects.get(
        locale__language_code="ru", week_start=sample.UNFINISHED_IN_RUSSIAN
    )
    section = Section.objects.first()
    assert section is not None
    yield "home", "/admin/"
    yield "list of issues", f"/admin/pages/{index.pk}/"
    yield "new issue", f"/admin/pages/add/issues/issuepage/{index.pk}/"
    yield "issue", f"/admin/pages/{issue.pk}/edit/"
    yield "translation", f"/admin/pages/{unfinished.pk}/edit/"
    yield "sections", "/admin/snippets/issues/section/"
    yield "section", f"/admin/snippets/issues/section/edit/{section.pk}/"
    yield "authors", "/admin/snippets/issues/author/"
    yield "new author", "/admin/snippets/issues/author/add/"
    yield "new picture", "/admin/images/add/"
    begin_with_the_latest_issue()
    prepare()
    for mailing in Mailing.objects.all():
        page = f"/admin/newsletter/mailings/inspect/{mailing.pk}/"
        yield f"mailing, {mailing.state}", page
        yield "preview of a mail", f"{page}preview/"
        yield "whether to send it", f"{page}do/send/"
        yield "when to send it", f"{page}schedule/"
    yield "mailings", "/admin/newsletter/mailings/"
    yield "history of a mailing", f"/admin/newsletter/mailings/history/{mailing.pk}/"
    yield "editions", "/admin/newsletter/editions/"
    yield "edition", f"/admin/newsletter/editions/edit/{mailing.edition_id}/"
    yield "subscribers", "/admin/newsletter/subscribers/"
    yield "written mail", "/admin/newsletter/mail/"


@pytest.mark.parametrize("language", ["be", "ru"])
def test_no_screen_has_a_word_of_ours_in_english(
    browse_as: Callable[..., Page], language: str
) -> None:
    words, titles = catalogue(language), set(WagtailPage.objects.values_list("title", flat=True))
    page = browse_as("Editors", language=language)
    english, translated = set(), set()
    for screen, path in screens():
        response = page.goto(path)
        assert response is not None
        assert response.status == 200, screen
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.get_by_role("main")).to_be_visible()
        seen = set(page.evaluate(WORDS)) - titles - HARD_CODED - OWN_NAMES
        english |= {f"{screen}: {word}" for word in seen & words.keys()}
        translated |= seen & set(words.values())
    assert not english, "\n".join(sorted(english))
    assert len(translated) > 30, "the screens have hardly a word of the catalogue"
