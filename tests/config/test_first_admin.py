"""The first account has no password that anybody else could know."""

import re

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def make_first_admin(capsys: pytest.CaptureFixture[str]) -> str:
    """Runs the command without a terminal and returns the password that it printed."""
    call_command("first_admin")
    match = re.search(r"^Password: (\S+)$", capsys.readouterr().out, re.MULTILINE)
    assert match
    return match[1]


def test_without_a_terminal_a_random_password_is_printed_once_and_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    password = make_first_admin(capsys)

    person = authenticate(username="admin", password=password)
    assert isinstance(person, User)
    assert person.is_superuser
    assert len(password) >= 20
    assert password not in person.password


def test_each_password_is_new(capsys: pytest.CaptureFixture[str]) -> None:
    first = make_first_admin(capsys)
    User.objects.all().delete()

    assert make_first_admin(capsys) != first


def test_a_second_first_account_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    make_first_admin(capsys)

    with pytest.raises(CommandError, match="administrator already: admin"):
        call_command("first_admin")
    assert User.objects.count() == 1
