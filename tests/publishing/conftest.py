"""Publishing that goes through to the end: what waits for the commit is done as well."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from issues.models import IssuePage
from tests.factories import issue

Committing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Any) -> Committing:
    """``with committing():`` ends like a committed transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def publish(site: Any, committing: Committing) -> Callable[..., IssuePage]:
    """``publish("be")`` makes and publishes an issue; the arguments are those of the factory."""

    def publish_issue(*arguments: Any, **fields: Any) -> IssuePage:
        with committing():
            return issue(*arguments, **fields)

    return publish_issue
