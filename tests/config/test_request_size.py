"""A body too large is refused in words, before any of it is read."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

pytestmark = pytest.mark.django_db


class Unreadable(BytesIO):
    """A body that fails the test if anybody touches it."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def ask(path: str, length: str) -> tuple[str, str]:
    """The status line and body that the whole application answers."""
    environment = RequestFactory().post(path).environ | {
        "CONTENT_LENGTH": length,
        "wsgi.input": Unreadable(),
    }
    statuses: list[str] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: Any = None, /
    ) -> Callable[[bytes], object]:
        statuses.append(status)
        return lambda data: None

    body = WSGIHandler()(environment, start_response)
    return statuses[0], b"".join(body).decode()


@pytest.mark.parametrize("path", ["/en/", "/admin/login/", "/admin/images/add/", "/nowhere"])
def test_a_gigabyte_is_refused_without_being_read(path: str) -> None:
    status, body = ask(path, str(2**30))

    assert status.startswith("413")
    assert "1024" in body
    assert "32" in body


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_the_refusal_speaks_the_language_of_the_address(language: str) -> None:
    _status, body = ask(f"/{language}/issues/", str(2**30))

    assert f'<html lang="{language}"' in body


def test_one_byte_over_is_too_much() -> None:
    status, _body = ask("/en/nowhere/", str(settings.MAX_REQUEST_BYTES + 1))

    assert status.startswith("413")
