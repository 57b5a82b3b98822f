"""How mail leaves this house, as the settings say: for the crew, for letters, for a test mail."""

from email.utils import parseaddr
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail.utils import DNS_NAME

from newsletter.keyring import keyring
from newsletter.secrets.tokens import envelope_token
from newsletter.sending.envelope import return_path
from newsletter.sending.pace import Pace
from newsletter.sending.transports import Choice, Transport, transport_of

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FOLDER = "django.core.mail.backends.filebased.EmailBackend"


def pace_of_settings() -> Pace:
    return Pace(
        lease=settings.NEWSLETTER_LEASE_SECONDS,
        step=settings.NEWSLETTER_STEP_SECONDS,
        final=settings.NEWSLETTER_FINAL_SECONDS,
    )


def choice_of_settings(pace: Pace | None = None) -> Choice:
    """The transport that EMAIL_BACKEND and its companions ask for."""
    pace = pace or pace_of_settings()
    if settings.EMAIL_BACKEND == SMTP:
        kind, options = "smtp", _server()
    elif settings.EMAIL_BACKEND == FOLDER:
        kind, options = "folder", {"folder": str(getattr(settings, "EMAIL_FILE_PATH", ""))}
    else:
        kind, options = "backend", {"backend": settings.EMAIL_BACKEND}
    return Choice(kind, options, step=pace.step, final=pace.final)


def _server() -> dict[str, Any]:
    security = "tls" if settings.EMAIL_USE_SSL else "starttls" if settings.EMAIL_USE_TLS else ""
    return {
        "host": settings.EMAIL_HOST,
        "port": settings.EMAIL_PORT,
        "user": settings.EMAIL_HOST_USER,
        "password": settings.EMAIL_HOST_PASSWORD,
        "security": security,
        "certificate": settings.EMAIL_SSL_CERTFILE,
        "certificate_key": settings.EMAIL_SSL_KEYFILE,
        "own_name": DNS_NAME.get_fqdn(),
    }


def open_transport() -> Transport:
    """For a few letters in this process: ``with open_transport() as transport``.

    Entering it connects, and raises ``newsletter.sending.transports.ConnectError``.
    """
    return transport_of(choice_of_settings())


def sender_address() -> str:
    """Without the name that a setting may put before it."""
    return parseaddr(settings.NEWSLETTER_FROM or settings.DEFAULT_FROM_EMAIL)[1]


def bounces_mailbox() -> str:
    """Where bounces go, as the DNS knows its domain."""
    mailbox = parseaddr(settings.NEWSLETTER_BOUNCES_TO)[1] or sender_address()
    local, at, domain = mailbox.rpartition("@")
    return local + at + domain.encode("idna").decode()


def returns_to(subscriber: UUID) -> str:
    """The envelope's sender of mail to ``subscriber``."""
    return return_path(bounces_mailbox(), envelope_token(subscriber, keyring()))


def domain() -> str:
    """Of Message-IDs."""
    return sender_address().rpartition("@")[2].encode("idna").decode()
