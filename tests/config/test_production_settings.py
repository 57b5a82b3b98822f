"""Production starts with everything it needs, or not at all."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.tagging import require_tag_authority
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


@pytest.mark.parametrize(
    ("origin", "starts"),
    [("https://сітуацыя.бел", False), ("https://xn--80a7adeq4a2a4c.xn--90ais", True)],
)
def test_it_does_not_start_on_an_address_that_no_header_of_a_mail_can_hold(
    origin: str, starts: bool
) -> None:
    result = run("check", PUBLIC_ORIGIN=origin)

    assert (result.returncode == 0) is starts, result.stderr
    assert ("PUBLIC_ORIGIN must be ASCII: write" in result.stderr) is not starts
    assert ("xn--…" in result.stderr) is not starts


@pytest.mark.parametrize(
    "authority",
    [
        "example.org,2026",
        "example.org,2026-03",
        "xn--80ak6aa92e.example.org,2026-03-01",
        "desk.of-the.week@example.org,1999",
    ],
)
def test_a_name_for_tags_is_a_domain_or_an_address_and_a_date(authority: str) -> None:
    assert require_tag_authority(authority) == authority


@pytest.mark.parametrize(
    "authority",
    [
        "example.org",
        "example.org,",
        "example.org,26",
        "example.org,2026-13",
        "example.org,2026-02-30",
        "example.org,2026-3-1",
        "example.org, 2026",
        "example.org,2026\n",
        "example,2026",
        "Example.org,2026",
        "-example.org,2026",
        "сайт.example,2026",
        "https://example.org,2026",
        "@example.org,2026",
        "example.org/feeds,2026",
        "tag:example.org,2026",
    ],
)
def test_a_name_that_is_no_name_for_tags_is_refused_with_an_example(authority: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"TAG_AUTHORITY is .*example\.org,2026"):
        require_tag_authority(authority)


def test_it_does_not_start_with_a_name_that_cannot_stand_in_a_tag() -> None:
    result = run("check", TAG_AUTHORITY="https://situation.example")

    assert result.returncode != 0
    assert "TAG_AUTHORITY is “https://situation.example”" in result.stderr


@pytest.mark.parametrize(
    ("address", "proxies", "told"),
    [
        (None, None, "LocMemCache 1"),
        ("", "0", "LocMemCache 0"),
        ("filecache:///run/situation/cache?max_entries=20000", "2", "FileBasedCache 2"),
    ],
)
def test_searches_are_counted_where_the_environment_says(
    address: str | None, proxies: str | None, told: str
) -> None:
    result = run(
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings; backend = settings.CACHES['default']['BACKEND']; "
        "print(backend.rpartition('.')[2], settings.PROXIES_IN_FRONT)",
        CACHE_URL=address,
        PROXIES_IN_FRONT=proxies,
    )

    assert result.stdout.strip() == told, result.stderr


def told_by(expression: str, **changes: str | None) -> str:
    """What ``expression`` is under the production settings, with ``settings`` at hand."""
    code = f"from django.conf import settings; print({expression})"
    result = run("shell", "--no-imports", "-c", code, **changes)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("smtp+tls://user:password@relay.example:587", None),
        ("smtp://relay.example:25?timeout=0", None),
        (None, "anymail.backends.mailgun.EmailBackend"),
    ],
)
def test_no_mail_server_keeps_the_site_waiting_for_ever(
    url: str | None, backend: str | None
) -> None:
    assert told_by("settings.EMAIL_TIMEOUT", EMAIL_URL=url, EMAIL_BACKEND=backend) == "30"


def test_a_mail_service_can_send_in_place_of_a_relay() -> None:
    told = told_by(
        "settings.EMAIL_BACKEND, settings.ANYMAIL, 'anymail' in settings.INSTALLED_APPS",
        EMAIL_URL=None,
        EMAIL_BACKEND="anymail.backends.mailgun.EmailBackend",
        ANYMAIL='{"MAILGUN_API_KEY": "secret"}',
    )

    assert told == ("anymail.backends.mailgun.EmailBackend {'MAILGUN_API_KEY': 'secret'} True")


@pytest.mark.parametrize("settings", ["{broken", '["a list"]'])
def test_settings_of_a_mail_service_that_cannot_be_read_are_named_and_not_repeated(
    settings: str,
) -> None:
    backend = "anymail.backends.mailgun.EmailBackend"
    result = run("check", EMAIL_URL=None, EMAIL_BACKEND=backend, ANYMAIL=settings)

    assert result.returncode != 0
    complaint = result.stderr.strip().splitlines()[-1]
    assert "ANYMAIL" in complaint
    assert settings not in complaint


@pytest.mark.parametrize(
    ("settings", "heard"), [('{"WEBHOOK_SECRET": "name:password"}', "True"), ("{}", "False")]
)
def test_a_mail_service_is_heard_only_where_a_secret_keeps_others_out(
    settings: str, heard: str
) -> None:
    told = told_by(
        "'anymail' in __import__('django.urls').urls.get_resolver().namespace_dict",
        EMAIL_BACKEND="anymail.backends.postmark.EmailBackend",
        ANYMAIL=settings,
    )

    assert told == heard


def test_keys_of_the_newsletter_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"# made in November\n{VARIABLES['NEWSLETTER_KEYS']}\n")

    told = told_by("settings.NEWSLETTER_KEYS", NEWSLETTER_KEYS=None, NEWSLETTER_KEYS_FILE=str(file))
    assert told.splitlines()[-1] == VARIABLES["NEWSLETTER_KEYS"]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"NEWSLETTER_KEYS": "1:short="}, "NEWSLETTER_KEYS: line 1"),
        ({"NEWSLETTER_KEYS_FILE": "/nowhere"}, "NEWSLETTER_KEYS or NEWSLETTER_KEYS_FILE, not both"),
        (
            {"NEWSLETTER_KEYS": None, "NEWSLETTER_KEYS_FILE": "/nowhere"},
            "NEWSLETTER_KEYS_FILE: /nowhere cannot be read: No such file",
        ),
        ({"NEWSLETTER_MIRRORS": "https://a.example,b.example"}, "NEWSLETTER_MIRRORS holds “b.ex"),
        ({"NEWSLETTER_WHEN_UNCERTAIN": "maybe"}, "NEWSLETTER_WHEN_UNCERTAIN is “maybe”"),
    ],
)
def test_it_does_not_start_with_a_newsletter_that_could_not_work(
    changes: dict[str, str | None], complaint: str
) -> None:
    result = run("check", **changes)

    assert result.returncode != 0
    assert complaint in result.stderr.strip().splitlines()[-1]
    assert "short=" not in result.stderr


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

    for name in ("DJANGO_SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "NEWSLETTER_KEYS", "ANYMAIL"):
        assert re.search(rf"^{name}=$", example, re.MULTILINE)
