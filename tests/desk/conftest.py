"""The newsroom at work."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks

from tests.desk.newsroom import Newsroom


@pytest.fixture
def newsroom(
    signed_in: Callable[..., Client],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Newsroom:
    """An editor and translators at work through the admin's own views."""
    return Newsroom(signed_in, django_capture_on_commit_callbacks)
