"""Mailings of one issue, and people who look at them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsletter.mailings import prepare
from newsletter.models import Edition, Mailing
from tests.factories import commentary, issue


@pytest.fixture
def mailing(editions: dict[str, Edition]) -> Mailing:
    """An English issue that can be sent."""
    issue("en", commentaries=[commentary(title="Hunger <b>strike</b> & other news")])
    prepare()
    return Mailing.objects.select_related("edition").get(edition__code="en")


@pytest.fixture
def editor(person: Callable[..., User]) -> User:
    user = person("Editors")
    user.email = "editor@newsroom.test"
    user.save()
    return user


@pytest.fixture
def desk(editor: User) -> Client:
    """The editor's browser."""
    client = Client()
    client.force_login(editor)
    return client
