"""The translation editor offers people only what they may do."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issues.models import IssuePage
from tests import factories
from tests.desk.newsroom import Newsroom

pytestmark = pytest.mark.django_db


def _links_of(client: Client, page: IssuePage) -> dict[str, Any]:
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    found = re.search(
        r'class="js-translation-editor" data-props="([^"]*)"', answer.content.decode()
    )
    assert found is not None
    links: dict[str, Any] = json.loads(unescape(found[1]))["links"]
    return links


def test_a_translator_is_not_offered_to_stop_the_translation_or_to_throw_it_away(
    newsroom: Newsroom,
) -> None:
    issue = factories.issue("en")
    newsroom.submit(issue, "be")

    links = _links_of(newsroom.client("Translators (be)"), newsroom.edition(issue, "be"))

    assert not links["stopTranslationUrl"]
    assert not links["convertToAliasUrl"]
    assert links["downloadPofile"]


def test_an_editor_is_offered_both(newsroom: Newsroom) -> None:
    issue = factories.issue("en")
    newsroom.submit(issue, "be")

    links = _links_of(newsroom.client("Editors"), newsroom.edition(issue, "be"))

    assert links["stopTranslationUrl"]
    assert links["convertToAliasUrl"]
