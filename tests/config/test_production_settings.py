"""Production starts with everything it needs, or not at all."""

import re

import pytest

from tests.config.production import ROOT, VARIABLES, run


def test_the_deployment_check_has_nothing_to_say() -> None:
    result = run("check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
    assert "no issues (0 silenced)" in result.stdout


@pytest.mark.parametrize("how", [None, ""])
def test_every_missing_variable_is_named_at_once(how: str | None) -> None:
    result = run("check", **dict.fromkeys(VARIABLES, how))

    assert result.returncode != 0
    for name in VARIABLES:
        assert name in result.stderr


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_it_does_not_start_without(name: str) -> None:
    result = run("check", **{name: None})

    assert result.returncode != 0
    complaint = result.stderr.strip().splitlines()[-1]
    assert name in complaint
    assert [other for other in VARIABLES if other in complaint] == [name]


def test_it_does_not_start_on_an_address_without_tls() -> None:
    result = run("check", PUBLIC_ORIGIN="http://situation.example")

    assert result.returncode != 0
    assert "PUBLIC_ORIGIN" in result.stderr


def test_browsers_are_told_to_use_tls_only() -> None:
    result = run(
        "shell",
        "--no-imports",
        "-c",
        "from django.test import Client; "
        "client = Client(headers={'host': 'situation.example'}); "
        "print(client.get('/robots.txt', secure=True).headers['Strict-Transport-Security']); "
        "plain = client.get('/robots.txt'); "
        "print(plain.status_code, plain.headers['Location'])",
    )

    assert result.stdout.splitlines() == [
        "max-age=63072000; includeSubDomains; preload",
        "301 https://situation.example/robots.txt",
    ], result.stderr


def test_the_example_lists_exactly_the_variables_that_are_read() -> None:
    source = (ROOT / "config/settings/production.py").read_text()
    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', source))
    example = (ROOT / ".env.example").read_text()
    listed = re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)

    assert sorted(listed) == sorted(read)
    assert set(VARIABLES) <= read


def test_the_example_holds_no_secret() -> None:
    example = (ROOT / ".env.example").read_text()

    for name in ("DJANGO_SECRET_KEY", "DATABASE_URL", "EMAIL_URL"):
        assert re.search(rf"^{name}=$", example, re.MULTILINE)
