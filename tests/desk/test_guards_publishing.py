"""What keeps an unfit translation from readers, and says why."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation

from desk.untranslated import needs_translation, untranslated
from home.models import PlainPage
from issues.models import Commentary, IssuePage, PublicationImage
from tests.desk.newsroom import Newsroom
from tests.factories import commentary, issue

pytestmark = pytest.mark.usefixtures("site")
EDITORS = "Editors"


def press_publish(newsroom: Newsroom, source: IssuePage, language: str = "ru") -> str:
    """What the editor reads after pressing “Publish”, tags and all."""
    url = reverse("wagtailadmin_pages:edit", args=[newsroom.edition(source, language).pk])
    response = newsroom.client(EDITORS).post(url, {"action": "publish"})
    assert response.status_code == 302
    assert response["Location"] == url
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def translated(newsroom: Newsroom, **fields: Any) -> IssuePage:
    """A live Belarusian issue of two commentaries, wholly translated into Russian, not live."""
    source = issue(
        "be",
        commentaries=[
            commentary(title="Першы", lead="Ліда першага."),
            commentary("the-ruling-elite", title="Другі", **fields),
        ],
    )
    newsroom.submit(source, "ru")
    newsroom.translate_all(source, "ru")
    return source


def retranslate(newsroom: Newsroom, source: IssuePage, text: str, new: str) -> None:
    newsroom.put(source, "ru", newsroom.segment(source, "ru", text), new)


def drop_translation(newsroom: Newsroom, source: IssuePage, text: str) -> None:
    row = newsroom.translated(source, "ru", newsroom.segment(source, "ru", text))
    assert row is not None
    row.delete()


def test_a_whole_translation_is_published_at_once(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    press_publish(newsroom, source)
    edition = newsroom.edition(source, "ru")
    assert edition.live
    assert not edition.has_unpublished_changes
    assert Commentary.objects.filter(page=edition).count() == 2


def test_a_missing_translation_stops_publishing_and_names_the_place(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    drop_translation(newsroom, source, "Другі")

    message = press_publish(newsroom, source)

    assert "Commentary 2 (Другі), Title: 1 string is not translated." in message
    assert "Commentary 1" not in message
    assert not newsroom.edition(source, "ru").live


def test_an_untranslated_issue_is_told_commentary_by_commentary(newsroom: Newsroom) -> None:
    source = issue("be", commentaries=[commentary(paragraphs=["Адзін.", "Два."])])
    newsroom.submit(source, "ru")
    message = press_publish(newsroom, source)
    assert "Title: 1 string is not translated." in message
    assert "Text: 2 strings are not translated." in message
    assert not newsroom.edition(source, "ru").live


def test_an_empty_translation_is_a_missing_one(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    segment = newsroom.segment(source, "ru", "Першы")
    StringTranslation.objects.filter(translation_of=segment.string).update(data=" ")
    assert "Commentary 1 (Першы), Title" in press_publish(newsroom, source)
    assert not newsroom.edition(source, "ru").live


def test_a_faulty_translation_is_a_missing_one(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    retranslate(newsroom, source, "Першы", "<div>Первый</div>")
    assert "Commentary 1 (Першы), Title" in press_publish(newsroom, source)
    assert not newsroom.edition(source, "ru").live


@pytest.mark.parametrize(
    ("text", "length", "place"),
    [("Першы", 201, "Title"), ("Ліда першага.", 1_001, "Lead")],
)
def test_an_over_long_translation_is_refused_with_its_place(
    text: str, length: int, place: str, newsroom: Newsroom
) -> None:
    source = translated(newsroom)
    retranslate(newsroom, source, text, "я" * length)
    message = press_publish(newsroom, source)
    assert f"Commentary 1 (Першы), {place}: " in message
    assert str(length) in message
    assert not newsroom.edition(source, "ru").live


def test_a_translation_of_nothing_but_tags_is_refused(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    retranslate(newsroom, source, "Першы", "<b></b>")
    assert "Commentary 1 (Першы), Title" in press_publish(newsroom, source)
    assert not newsroom.edition(source, "ru").live


def test_a_refused_publication_leaves_a_live_page_as_it_was(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    press_publish(newsroom, source)
    edition = newsroom.edition(source, "ru")
    rows = list(Commentary.objects.filter(page=edition).values())
    revisions = Revision.objects.count()
    retranslate(newsroom, source, "Першы", "я" * 300)

    press_publish(newsroom, source)

    again = newsroom.edition(source, "ru")
    assert again.live
    assert again.serializable_data() == edition.serializable_data()
    assert list(Commentary.objects.filter(page=edition).values()) == rows
    assert Revision.objects.count() == revisions


def test_a_draft_of_a_live_translation_leaves_its_row_alone(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    press_publish(newsroom, source)
    before = newsroom.edition(source, "ru")
    retranslate(newsroom, source, "Першы", "Новое название")

    newsroom.translation(source, "ru").save_target(publish=False)

    after = newsroom.edition(source, "ru")
    assert after.commentaries[0].value["title"] == before.commentaries[0].value["title"]
    assert after.has_unpublished_changes
    draft = after.get_latest_revision_as_object()
    assert draft.commentaries[0].value["title"] == "Новое название"
    press_publish(newsroom, source)
    published = newsroom.edition(source, "ru")
    assert published.commentaries[0].value["title"] == "Новое название"
    assert not published.has_unpublished_changes


def test_readers_never_see_the_words_of_another_language_after_a_sync(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    press_publish(newsroom, source)
    drop_translation(newsroom, source, "Першы")
    url = reverse(
        "wagtail_localize:update_translations", args=[newsroom.translation(source, "ru").source.pk]
    )

    response = newsroom.client(EDITORS).post(url, {"publish_translations": "on"})

    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "Commentary 1 (Першы), Title" in text
    titles = {row.title for row in Commentary.objects.filter(locale__language_code="ru")}
    assert titles == {"[ru] Першы", "[ru] Другі"}


def test_publishing_many_pages_at_once_refuses_an_unfit_translation(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    drop_translation(newsroom, source, "Першы")
    edition = newsroom.edition(source, "ru")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = newsroom.client(EDITORS).post(f"{url}?id={edition.pk}")

    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "Commentary 1 (Першы), Title" in text
    assert not newsroom.edition(source, "ru").live


def test_publishing_many_pages_at_once_refuses_an_unfinished_issue(newsroom: Newsroom) -> None:
    page = issue("be", live=False, commentaries=[commentary(lead="")])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = newsroom.client(EDITORS).post(f"{url}?id={page.get_parent().pk}&id={page.pk}")
    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "the lead is empty" in text
    assert not IssuePage.objects.get(pk=page.pk).live


def test_publishing_many_fit_pages_at_once_works(newsroom: Newsroom) -> None:
    source = translated(newsroom)
    edition = newsroom.edition(source, "ru")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert newsroom.client(EDITORS).post(f"{url}?id={edition.pk}").status_code == 302
    assert newsroom.edition(source, "ru").live


def test_a_plain_page_with_missing_translations_is_refused(newsroom: Newsroom) -> None:
    ru = Locale.objects.get(language_code="ru")
    PlainPage.objects.filter(slug="about", locale=ru).delete()
    about = PlainPage.objects.get(slug="about", locale__language_code="be")
    url = reverse("wagtail_localize:submit_page_translation", args=[about.pk])
    newsroom.client(EDITORS).post(url, {"locales": [ru.pk]})
    page = PlainPage.objects.get(slug="about", locale=ru)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = newsroom.client(EDITORS).post(url, {"action": "publish"})
    text = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "Title: 1 string is not translated." in text
    assert not PlainPage.objects.get(pk=page.pk).live


def with_a_lost_picture(newsroom: Newsroom) -> IssuePage:
    """A translated issue whose picture was replaced, for Russian, by one that is gone since."""
    picture = PublicationImage.objects.create(
        title="Chart", file="chart.png", width=10, height=10, file_size=1
    )
    block = commentary()
    block["value"]["body"].append(
        {
            "type": "picture",
            "id": "9f7a0c5e-1f43-4a3b-9d69-4d0f0d8f3a11",
            "value": {"picture": picture.pk, "alt_text": "Графік", "caption": "", "credit": ""},
        }
    )
    source = issue("be", live=False, commentaries=[block])
    newsroom.submit(source, "ru")
    newsroom.translate_all(source, "ru")
    translation = newsroom.translation(source, "ru")
    segment = translation.source.overridablesegment_set.get()
    SegmentOverride.objects.create(
        locale=translation.target_locale, context=segment.context, data_json="999999"
    )
    return source


def test_a_picture_that_is_gone_stops_publishing_with_a_message(newsroom: Newsroom) -> None:
    source = with_a_lost_picture(newsroom)
    assert "no longer exists" in press_publish(newsroom, source)
    assert not newsroom.edition(source, "ru").live


def test_a_picture_that_is_gone_is_told_in_the_preview(newsroom: Newsroom) -> None:
    source = with_a_lost_picture(newsroom)
    translation = newsroom.translation(source, "ru")
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk])
    response = newsroom.client("Translators (ru)").get(url)
    assert response.status_code == 409
    assert "no longer exists" in response.content.decode()


@pytest.mark.parametrize(
    ("text", "needed"),
    [("38,5", False), ("2017", False), ("<b>%</b>", False), ("5 км", True), ("<b>Слова</b>", True)],
)
def test_numbers_need_no_translation(text: str, needed: bool) -> None:
    assert needs_translation(text) is needed


def test_numbers_do_not_stop_publishing(newsroom: Newsroom) -> None:
    source = translated(newsroom, paragraphs=["Словы.", "2017"])
    drop_translation(newsroom, source, "2017")
    translation = newsroom.translation(source, "ru")
    assert untranslated(translation.source, translation.target_locale) == []
    press_publish(newsroom, source)
    edition = newsroom.edition(source, "ru")
    assert edition.live
    page = Client().get(edition.url)
    assert page.status_code == 200
