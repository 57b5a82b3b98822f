"""The mail of an issue: what is published, in the languages and the order somebody chose."""

import re
from datetime import date
from email.message import EmailMessage

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from issues.models import IssuePage
from newsletter.mail.issue_mail import NothingToSendError, issue_template, preview
from newsletter.mail.template import NOBODY
from newsletter.models import Edition, Mailing
from tests.config.test_reader_words import english_in
from tests.factories import commentary, issue
from tests.newsletter.mail.reading import read, seen, text_of, words

pytestmark = pytest.mark.django_db

TITLES = {
    "be": "Спакойны тыдзень на мяжы",
    "ru": "Спокойная неделя на границе",
    "en": "A calm week",
}
NAMES = {"be": "Сітуацыя ў Беларусі", "ru": "Ситуация в Беларуси", "en": "Situation in Belarus"}
WEEKLY = {"be": "Штотыднёвы ліст", "ru": "Еженедельное письмо", "en": "Weekly letter"}
ALONE = {"be": "па-беларуску", "ru": "на русском языке", "en": "in English"}
MONDAY = date(2018, 6, 11)


def published(*languages: str) -> Mailing:
    """An issue in ``languages``, and its mailing to who chose BE/RU, or EN if it is in English."""
    pages: list[IssuePage] = []
    for language in languages:
        texts = [commentary(title=TITLES[language], verdict="worse")]
        fields = {"translation_key": pages[0].translation_key} if pages else {}
        pages.append(issue(language, MONDAY, texts, **fields))
    edition = Edition.objects.get(code="en" if languages == ("en",) else "be-ru")
    return Mailing.objects.create(
        edition=edition,
        issue=pages[0].translation_key,
        week_start=MONDAY,
        languages=[language for language in edition.languages if language in languages],
    )


def received(mailing: Mailing, *languages: str, language: str = "") -> EmailMessage:
    template = issue_template(mailing, languages, language or languages[0])
    return read(template.fill("reader@example.org", "<1@situation.test>", "t" * 43))


def page_of(message: EmailMessage) -> str:
    return words(seen(text_of(message, "html")))


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_mail_speaks_the_language_of_its_reader_throughout(language: str) -> None:
    mailing = published(*(["en"] if language == "en" else ["be", "ru"]))
    message = received(mailing, language)
    html, plain = text_of(message, "html"), text_of(message, "plain")

    assert message["From"].addresses[0].display_name == NAMES[language]
    assert message["Subject"].startswith(f"{NAMES[language]}: ")
    assert message["Content-Language"] == language
    assert TITLES[language] in plain
    assert TITLES[language] in words(seen(html))
    if language != "en":
        assert not english_in(html.encode(), language) - {"The week in one sentence."}
        assert "Sources" not in plain
        assert "Leave" not in plain


def test_two_languages_come_in_the_order_chosen_and_speak_the_language_of_the_form() -> None:
    message = received(published("be", "ru"), "ru", "be", language="be")
    plain = text_of(message, "plain")

    assert message["Subject"].startswith(NAMES["be"])
    assert message["Content-Language"] == "ru, be"
    assert plain.index(TITLES["ru"]) < plain.index(TITLES["be"])
    assert "Сталы адрас" in plain
    assert "Постоянный адрес" in plain
    assert "Адпісацца" in plain
    assert "Отписаться" not in plain


def test_the_headers_are_those_of_a_list_that_one_click_leaves() -> None:
    message = received(published("be", "ru"), "be")

    assert message["List-Id"] == "<be-ru.newsletter.situation.test>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Precedence"] == "bulk"
    assert message["Reply-To"] is None
    assert message["Auto-Submitted"] is None
    found = re.fullmatch(
        r"<(https://situation\.test(/be/newsletter/leave/t{43}/))>", message["List-Unsubscribe"]
    )
    assert found
    with translation.override("be"):
        assert resolve(found[2]).url_name == "newsletter_leave"
    assert found[1] in text_of(message, "plain")
    assert found[1] in text_of(message, "html")
    assert found[1].replace("leave", "change") in text_of(message, "plain")


def test_addresses_of_the_texts_are_permanent_and_open(client: Client) -> None:
    mailing = published("en")
    plain = text_of(received(mailing, "en"), "plain")
    addresses = re.findall(r"https://situation\.test(/en/issues/\S+)", plain)

    assert addresses == ["/en/issues/2018-06-11/a-calm-week/"]
    assert client.get(addresses[0]).status_code == 200


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_neutral_envelope_does_not_name_the_site(language: str) -> None:
    mailing = published(*(["en"] if language == "en" else ["be", "ru"]))
    mailing.edition.neutral = True
    message = received(mailing, language)

    for name in NAMES.values():
        assert name not in str(message["From"]) + str(message["Subject"])
        assert not text_of(message, "plain").startswith("*")
        assert name not in text_of(message, "plain").partition("---")[0]
    assert message["From"].addresses[0].display_name == WEEKLY[language]
    assert message["Subject"].startswith(f"{WEEKLY[language]}: ")


def test_a_language_that_a_mailing_goes_without_is_left_out_with_a_sentence() -> None:
    mailing = published("be")
    message = received(mailing, "ru", "be")

    assert TITLES["be"] in text_of(message, "plain")
    for text in (text_of(message, "plain"), page_of(message)):
        assert "Этого выпуска пока нет на русском языке." in text
    assert message["Content-Language"] == "be"


@pytest.mark.parametrize("language", ["be", "ru"])
def test_who_wanted_only_the_missing_language_gets_what_there_is(language: str) -> None:
    other = {"be": "ru", "ru": "be"}[language]
    message = received(published(other), language)

    assert ALONE[language] in text_of(message, "plain")
    assert TITLES[other] in page_of(message)


def test_a_language_published_after_sending_began_is_not_sent_to_some() -> None:
    mailing = published("be", "ru")
    mailing.languages = ["be"]

    assert TITLES["ru"] not in text_of(received(mailing, "be", "ru"), "plain")


def test_what_was_withdrawn_or_locked_is_not_sent() -> None:
    mailing = published("be")
    page = IssuePage.objects.get(translation_key=mailing.issue)
    lock = PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    with pytest.raises(NothingToSendError):
        issue_template(mailing, ["be"], "be")
    lock.delete()
    assert issue_template(mailing, ["be"], "be")
    page.unpublish()
    with pytest.raises(NothingToSendError):
        preview(mailing, ["be"], "be")


def test_a_preview_is_the_mail_with_links_that_lead_to_nobody() -> None:
    mailing = published("en")
    shown = preview(mailing, ["en"], "en")

    assert shown.subject == "Situation in Belarus: June 11 – June 17, 2018"
    assert f"/en/newsletter/leave/{NOBODY}/" in shown.text
    assert f"/en/newsletter/change/{NOBODY}/" in shown.html
    assert TITLES["en"] in shown.html


def test_other_addresses_of_the_site_are_named_for_who_cannot_open_the_first(
    settings: Settings,
) -> None:
    mailing = published("be", "ru")
    assert "Калі сайт не адкрываецца" not in text_of(received(mailing, "be"), "plain")

    settings.NEWSLETTER_MIRRORS = ["https://mirror.example", "https://other.example/"]
    message = received(mailing, "be")
    for text in (text_of(message, "plain"), page_of(message)):
        assert "Калі сайт не адкрываецца" in text
        assert "https://mirror.example/be/issues/2018-06-11/" in text
        assert "https://other.example/be/issues/2018-06-11/" in text
    assert f"https://mirror.example/be/newsletter/leave/{'t' * 43}/" in text_of(message, "html")
    assert f"https://mirror.example/be/newsletter/leave/{'t' * 43}/" in text_of(message, "plain")


def test_the_risk_is_named_and_leads_to_the_page_on_reading_safely() -> None:
    message = received(published("be", "ru"), "be")

    for text in (text_of(message, "plain"), text_of(message, "html")):
        assert "https://situation.test/be/reading-safely/" in text
    assert "могуць пераследаваць" in re.sub(r"\s+", " ", text_of(message, "plain"))


def test_plain_text_is_as_narrow_as_a_terminal_addresses_aside(settings: Settings) -> None:
    settings.NEWSLETTER_MIRRORS = ["https://mirror.example"]
    lines = text_of(received(published("be", "ru"), "be", "ru"), "plain").splitlines()

    assert all(len(line) <= 72 or line.strip().startswith("https://") for line in lines)
    assert not any("\u00a0" in line for line in lines)


def test_a_domain_in_cyrillic_is_written_as_the_dns_has_it(settings: Settings) -> None:
    settings.NEWSLETTER_FROM = "Ліст <list@пошта.бел>"

    assert received(published("be"), "be")["From"].addresses[0].addr_spec == (
        "list@xn--80a1acn3a.xn--90ais"
    )


def test_the_queries_for_a_mail_do_not_grow_with_its_texts(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    mailing = published("be", "ru")
    with django_assert_max_num_queries(20):
        issue_template(mailing, ["be", "ru"], "be")
