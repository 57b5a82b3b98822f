"""A mail service that is asked over HTTP, by django-anymail's own code, and answers badly."""

import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from pytest_django import Settings

from newsletter.sending.outcome import Verdict
from newsletter.sending.transports import Choice, ConnectError, transport_of
from tests.newsletter.sending.test_transports import post

POSTMARK = "anymail.backends.postmark.EmailBackend"
TAKEN = '{"ErrorCode": 0, "Message": "OK", "MessageID": "1", "To": "anna@example.org"}'
Answers = Callable[[int, str], None]


@pytest.fixture
def service(settings: Settings) -> Iterator[Answers]:
    """``service(504, "words")`` lets it take every mail and answer so; 0 is no answer at all."""
    said = [(200, TAKEN)]

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            status, words = said[0]
            if not status:
                return
            self.send_response(status)
            self.send_header("Content-Length", str(len(words.encode())))
            self.end_headers()
            self.wfile.write(words.encode())

        def log_message(self, *args: object) -> None:
            pass

    def answer(status: int, words: str) -> None:
        said[0] = (status, words)

    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        ask_at(f"http://127.0.0.1:{server.server_port}/", settings)
        yield answer
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def _asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def ask_at(address: str, settings: Settings, patience: float = 10) -> None:
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "a secret",
        "POSTMARK_API_URL": address,
        "REQUESTS_TIMEOUT": patience,
    }


def sent() -> Verdict:
    with transport_of(Choice("backend", {"backend": POSTMARK})) as transport:
        return transport.send(post()).verdict


@pytest.mark.parametrize(
    ("status", "words", "verdict"),
    [
        (200, TAKEN, Verdict.SENT),
        (200, "<p>Welcome", Verdict.UNANSWERED),
        (0, "", Verdict.UNANSWERED),
        (500, "", Verdict.UNANSWERED),
        (502, "", Verdict.UNANSWERED),
        (504, "", Verdict.UNANSWERED),
        (429, "", Verdict.UNREACHABLE),
        (503, "", Verdict.UNREACHABLE),
        (401, "", Verdict.MISCONFIGURED),
    ],
)
def test_what_a_service_may_have_taken_is_uncertain_and_what_it_refused_is_not(
    service: Answers, status: int, words: str, verdict: Verdict
) -> None:
    service(status, words)

    assert sent() is verdict


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Connections to it succeed, and nothing is ever said."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_service_that_says_nothing_may_have_taken_the_mail(
    silent_port: int, settings: Settings
) -> None:
    ask_at(f"http://127.0.0.1:{silent_port}/", settings, patience=0.3)

    assert sent() is Verdict.UNANSWERED


def test_a_mail_is_not_sent_before_the_connection_is_encrypted(
    silent_port: int, settings: Settings
) -> None:
    ask_at(f"https://127.0.0.1:{silent_port}/", settings, patience=0.3)

    assert sent() is Verdict.UNREACHABLE


def test_a_service_that_is_not_there_has_taken_nothing(settings: Settings) -> None:
    ask_at("http://127.0.0.1:9/", settings)

    assert sent() is Verdict.UNREACHABLE


def test_a_service_that_no_name_server_knows_has_taken_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*args: object, **options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    ask_at("http://service.example/", settings)

    assert sent() is Verdict.UNREACHABLE


@pytest.mark.parametrize(
    "backend", [POSTMARK, "anymail.backends.mailgun.EmailBackend", "anymail.backends.nobody.None"]
)
def test_a_service_without_its_key_is_a_matter_of_settings(
    backend: str, settings: Settings
) -> None:
    settings.ANYMAIL = {}

    with pytest.raises(ConnectError) as caught:
        transport_of(Choice("backend", {"backend": backend})).open()
    assert caught.value.outcome.verdict is Verdict.MISCONFIGURED
