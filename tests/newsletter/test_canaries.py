"""A thousand readers subscribe, read, bounce and leave, and nobody who comes later finds one."""

import base64
import io
import logging
import mailbox
import random
import re
import signal
import string
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsletter import mailings, tasks
from newsletter.models import Delivery, Edition, Letter, Mailing, Subscriber, Suppression
from newsletter.outgoing import returns_to
from newsletter.stamps import stamp
from newsletter.subscribing import Confirmation, confirm
from newsletter.ticking.tick import tick
from scripts.mail_sink import Sink, running_sink
from tests.newsletter import reports
from tests.newsletter.canaries import canaries, heard_in, opened_mails, places
from tests.newsletter.conftest import Later, subscriber_at
from tests.newsletter.test_mailings import issue_in

pytestmark = pytest.mark.django_db(transaction=True)

BIRDS = canaries(1_000)
OF_EDITIONS = ({"edition": "en"}, {"edition": "be-ru", "languages-be-ru": "ru,be"})
FOLDER = "django.core.mail.backends.filebased.EmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


def work() -> None:
    """Does what is to be done, as the worker of production does it.

    Each letter knocks, and the first knock has all of them sent: the others need no answer here.
    """
    knocks = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    letters = knocks.filter(task_path=tasks.send_letters.module_path).order_by("enqueued_at")
    knocks.filter(id__in=letters.values_list("id")[5:]).delete()
    with handlers_kept():
        call_command("db_worker", "--backend", "newsletter", "--batch", "--no-startup-delay")


@contextmanager
def handlers_kept() -> Iterator[None]:
    """A worker takes over the signals of its process, which here is that of the tests."""
    before = {
        each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)
    }
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def everything_logged(caplog: pytest.LogCaptureFixture) -> bytes:
    lines = []
    for record in caplog.records:
        lines += [record.getMessage(), repr(record.args)]
        if record.exc_info:
            lines += traceback.format_exception(*record.exc_info)
    return "\n".join(lines).encode()


def sign_all_up(client: Client) -> None:
    for number, bird in enumerate(BIRDS):
        language = ("en", "be", "ru")[number % 3]
        data = {"address": bird, **OF_EDITIONS[number % 2]}
        answer = client.post(f"/{language}/newsletter/subscribe/", data)
        assert answer.status_code == 200
        assert not heard_in(answer.content)


def confirm_all(client: Client, folder: Path, later: Later) -> None:
    """By the links in their letters; pages take their time, so most do without."""
    pressed = {"stamp": stamp()}
    later(2)
    for number, path in enumerate(sorted(folder.glob("*.eml"))):
        body = message_from_bytes(path.read_bytes(), policy=policy.SMTP).get_body(("plain",))
        assert body is not None
        (link,) = re.findall(r"/\w\w/newsletter/confirm/([\w-]{43})/", body.get_content())
        if number % 10:
            assert confirm(link, "be") is Confirmation.CONFIRMED
        else:
            assert client.post(f"/be/newsletter/confirm/{link}/", pressed).status_code == 200


def reply_to(recipient: str) -> bytes | None:
    """A server that repeats the address in each of its complaints."""
    number = int(re.findall(r"\d{4}", recipient)[0])
    if number % 50 == 1:
        return f"550 5.1.1 <{recipient}>: no such user".encode()
    if number % 50 == 3:
        return f"452 4.2.2 {recipient.upper()} is over quota".encode()
    if number % 50 == 5:
        return f"550 5.2.1 mailbox {recipient} disabled".encode()
    return None


def send(edition: str) -> Mailing:
    mailing = Mailing.objects.select_related("edition").get(edition__code=edition)
    assert mailings.send_now(mailing, None)
    work()
    mailing.refresh_from_db()
    return mailing


@pytest.fixture
def sink() -> Any:
    with running_sink() as running:
        running.faults.by_recipient = reply_to
        yield running


def test_no_canary_is_heard_where_a_thousand_have_been(
    editions: dict[str, Edition],
    sink: Sink,
    later: Later,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    client, letters, mails = Client(raise_request_exception=False), tmp_path / "a", tmp_path / "b"
    issue_in("be", "ru", "en")
    tick()

    with override_settings(EMAIL_BACKEND=FOLDER, EMAIL_FILE_PATH=str(letters)):
        sign_all_up(client)
        work()
        assert Subscriber.objects.count() == len(list(letters.glob("*.eml"))) == len(BIRDS)
        confirm_all(client, letters, later)
        assert Subscriber.objects.confirmed().count() == len(BIRDS)
        Letter.objects.filter(id__in=Letter.objects.values_list("id")[100:]).delete()
        work()
        sign_all_up_again(client)
        work()
    to_folder = override_settings(EMAIL_BACKEND=FOLDER, EMAIL_FILE_PATH=str(mails))
    with to_folder:
        assert send("en").state == Mailing.State.SENT
        assert len(list(mails.glob("*.eml"))) == len(BIRDS) // 2
    with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=sink.port):
        assert send("be-ru").state == Mailing.State.SENDING
        states = set(Delivery.objects.values_list("state", flat=True))
        assert states == {Delivery.State[n] for n in ("SENT", "DEFERRED", "SUPPRESSED", "FAILED")}
        sink.faults.at_dot = b"550 5.7.1 " + BIRDS[0].encode() + b" says this is spam"
        Delivery.objects.update(due_at=0, deferred_since=0)
        sink.faults.by_recipient = lambda recipient: None
        tick()
        work()
        stopped = Mailing.objects.get(edition__code="be-ru")
        assert (stopped.state, stopped.reason) == (Mailing.State.STOPPED, "refused")

    things_go_wrong(client, monkeypatch)
    bounces = bounce(tmp_path)
    exported = one_person_asks(monkeypatch)
    call_command("rotate_keys", verbosity=0)
    tick()

    said = capfd.readouterr()
    found = {
        name: heard
        for name, content in (
            *places(),
            ("letters", opened_mails(letters)),
            ("mails", opened_mails(mails)),
            ("bounces", opened_mails(bounces)),
            ("log", everything_logged(caplog)),
            ("output", f"{said.out} {said.err}".encode()),
        )
        if (heard := heard_in(content))
    }
    assert found == {}
    assert "kanareika" in exported
    assert len(sink.account.accepted) > 400


def sign_all_up_again(client: Client) -> None:
    """Those who are known already; some of them leave by the link in the letter they get."""
    for bird in BIRDS[::20]:
        client.post("/en/newsletter/subscribe/", {"address": bird.upper(), "edition": "en"})
    assert Letter.objects.filter(kind=Letter.Kind.KNOWN).count() == len(BIRDS[::20])


def things_go_wrong(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors that name whom they choked on: in a page, and in a task."""

    def choke(*args: Any, **kwargs: Any) -> None:
        raise ValueError(f"cannot work with {BIRDS[0]}: {args} {kwargs}")

    with monkeypatch.context() as broken:
        broken.setattr("newsletter.views.signing_up.sign_up", choke)
        answer = client.post("/be/newsletter/subscribe/", {"address": BIRDS[0]})
        assert answer.status_code == 500
        assert not heard_in(answer.content)
    with monkeypatch.context() as broken:
        broken.setattr("newsletter.posting.send_due", choke)
        tasks.send_letters.enqueue()
        work()
    with monkeypatch.context() as broken:
        broken.setattr("newsletter.posting.letter_template", choke)
        Letter.objects.create(
            kind=Letter.Kind.KNOWN, subscriber=subscriber_at(BIRDS[10]).pk, language="be"
        )
        tasks.send_letters.enqueue()
        work()
    assert DBTaskResult.objects.exclude(traceback="").exists()


def bounce(folder: Path) -> Path:
    """Mail servers report; each report names the reader, and is gone when it is read."""
    box = mailbox.Maildir(folder / "bounces", create=True)
    before = Suppression.objects.count()
    for bird in BIRDS[7::100]:
        report = reports.delivery_report(returns_to(subscriber_at(bird).pk), "5.1.1")
        box.add(report.replace(b"reader@example.org", bird.encode()))
    for bird in BIRDS[8::100]:
        report = reports.complaint(returns_to(subscriber_at(bird).pk))
        box.add(report.replace(b"reader@example.org", bird.encode()))
    with override_settings(NEWSLETTER_BOUNCES_IN=f"maildir://{folder / 'bounces'}"):
        call_command("read_bounces")
    assert Suppression.objects.count() == before + 20
    return folder / "bounces"


def one_person_asks(monkeypatch: pytest.MonkeyPatch) -> str:
    """What is told to the person is theirs; the command itself says it to nobody else."""
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{BIRDS[12]}\n"))
    call_command("subscriber_export", stdout=out)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{BIRDS[12]}\n"))
    call_command("subscriber_erase")
    return out.getvalue()


def _into_a_row(bird: str) -> None:
    Edition.objects.filter(code="en").update(name=bird)


def _into_the_cache(bird: str) -> None:
    cache.set("last", bird)


def _into_a_task(bird: str) -> None:
    tasks.send_mailing.enqueue(mailing_id=bird)  # type: ignore[arg-type]  # what must never be


@pytest.mark.parametrize(
    ("escape", "where"),
    [
        (_into_a_row, {"every row", "dumpdata", "files"}),
        (_into_the_cache, {"cache"}),
        (_into_a_task, {"every row", "dumpdata", "files"}),
    ],
)
def test_a_bird_that_has_got_out_is_heard_and_only_where_it_is(
    editions: dict[str, Edition], escape: Callable[[str], None], where: set[str]
) -> None:
    # A bird of its own: what is erased stays for a while in the files of a database.
    bird = "".join(random.choices(string.ascii_lowercase, k=16))  # noqa: S311  # a name, no secret
    escape(bird.capitalize())
    found = {name for name, content in places() if heard_in(content, (bird,))}
    cache.clear()

    elsewhere = {"every row", "dumpdata", "cache"}
    assert {name if name in elsewhere else "files" for name in found} == where


@pytest.mark.parametrize("bird", BIRDS[:4])
def test_a_canary_is_heard_in_any_disguise(bird: str) -> None:
    for before in range(5):
        raw = b"x" * before + bird.encode()
        assert "base64" in heard_in(base64.b64encode(raw))
        assert "base64" in heard_in(base64.urlsafe_b64encode(raw.upper()))
    assert heard_in(bird.upper().encode()) & {"plain"}
    assert heard_in(bird.encode().hex().encode()) & {"hexadecimal"}
    assert not heard_in("reader@example.org Чытач".encode())
