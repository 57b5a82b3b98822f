"""What a sender does with what a mail server says, over a real connection."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from django.db.models import F
from django.utils import timezone

from newsletter.models import Delivery, Edition, Mailing, Subscriber, Suppression
from newsletter.sending.sender import Ending, Sender
from newsletter.sending.settling import State
from scripts.mail_sink import Sink
from tests.newsletter.sending.conftest import PACE, letter

Senders = Callable[..., Sender]
Subscribe = Callable[..., Subscriber]


@pytest.fixture
def anna(subscribe: Subscribe) -> Subscriber:
    return subscribe("anna@example.org")


def run(sender: Sender) -> Ending:
    sender.ledger.enrol()
    return sender.run()


def only_delivery() -> Delivery:
    return Delivery.objects.get()


def test_everybody_gets_the_issue_once(sender: Senders, subscribe: Subscribe, sink: Sink) -> None:
    for number in range(120):
        subscribe(f"reader{number}@example.org")

    assert run(sender()) == Ending.NOTHING_DUE
    assert run(sender()) == Ending.NOTHING_DUE

    assert sorted(mail.recipient for mail in sink.account.accepted) == sorted(
        f"reader{number}@example.org" for number in range(120)
    )
    assert len({mail.message_id for mail in sink.account.accepted}) == 120
    assert {delivery.state for delivery in Delivery.objects.all()} == {State.SENT}


def test_the_mail_arrives_as_it_was_made(sender: Senders, anna: Subscriber, sink: Sink) -> None:
    run(sender())

    (mail,) = sink.account.accepted
    message = message_from_bytes(mail.content, policy=policy.SMTP)
    assert message["To"] == "anna@example.org"
    assert message["Message-ID"] == mail.message_id
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().splitlines()[:3] == ["Вітаем.", ".", "Кропка на пачатку."]
    assert mail.returns_to.startswith("bounces+")
    assert "anna" not in mail.returns_to


def test_who_is_not_confirmed_or_reads_another_edition_gets_nothing(
    sender: Senders, subscribe: Subscribe, sink: Sink
) -> None:
    subscribe("pending@example.org", forgotten_at=timezone.now())
    subscribe("english@example.org", edition=Edition.objects.get(code="en"))

    assert run(sender()) == Ending.NOTHING_DUE
    assert sink.account.accepted == []


def test_who_left_after_the_list_was_written_gets_nothing(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    ours = sender()
    ours.ledger.enrol()
    anna.delete()

    ours.run()

    assert sink.account.accepted == []
    assert only_delivery().state == State.SUPPRESSED


def test_who_leaves_between_claim_and_fence_gets_nothing(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    ours = sender()
    ours.ledger.enrol()
    (claim,) = ours.ledger.claim(10)
    anna.delete()

    assert not ours.ledger.turn(None, claim)


def test_an_address_that_does_not_exist_is_never_written_to_again(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.by_recipient = lambda recipient: b"550 5.1.1 no such user anna@example.org"

    run(sender())

    assert only_delivery().state == State.SUPPRESSED
    assert not Subscriber.objects.exists()
    assert bytes(Suppression.objects.get().index) == bytes(anna.index)


def test_an_address_may_be_found_not_to_exist_only_when_the_mail_is_complete(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.at_dot = b"550 5.1.1 no such user"

    run(sender())

    assert only_delivery().state == State.SUPPRESSED
    assert not Subscriber.objects.exists()


def test_one_address_of_many_that_does_not_exist_is_erased_while_the_others_get_their_mail(
    sender: Senders, subscribe: Subscribe, sink: Sink
) -> None:
    for number in range(15):
        subscribe(f"reader{number}@example.org")
    sink.faults.by_recipient = lambda recipient: (
        b"550 5.1.1 no such user" if recipient.startswith("reader1@") else None
    )

    assert run(sender()) == Ending.NOTHING_DUE

    assert Subscriber.objects.count() == len(sink.account.accepted) == 14
    assert Delivery.objects.filter(state=State.SUPPRESSED).count() == 1
    assert Suppression.objects.count() == 1


def test_a_sender_that_was_told_before_the_mailing_went_on_sends_nothing(
    sender: Senders, anna: Subscriber, mailing: Mailing, sink: Sink
) -> None:
    """Whoever paused it may have had a reason: the text is another one now."""
    ours = sender()
    ours.ledger.enrol()
    Mailing.objects.update(paced_since=F("paced_since") + 1)

    assert ours.run() == Ending.HALTED

    mailing.refresh_from_db()
    assert (sink.account.accepted, mailing.state) == ([], "sending")
    assert (only_delivery().state, only_delivery().lease_until) == (State.PENDING, 0)


def test_a_mailbox_that_is_full_for_two_days_is_given_up(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.by_recipient = lambda recipient: b"452 4.2.2 full"
    pace = replace(PACE, retry_after=(1800.0, 3600.0), give_up_after=172_800)
    run(sender(pace=pace))
    first = only_delivery()
    Delivery.objects.update(due_at=0, deferred_since=F("deferred_since") - 172_000)

    run(sender(pace=pace))

    assert (first.state, first.attempts) == (State.DEFERRED, 1)
    assert (only_delivery().state, only_delivery().attempts) == (State.FAILED, 2)
    assert (only_delivery().code, only_delivery().status) == (452, "4.2.2")


def test_after_a_refusal_for_now_the_mail_waits_for_half_an_hour(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.by_recipient = lambda recipient: b"450 4.2.1 busy"

    run(sender(pace=replace(PACE, retry_after=(1800.0,), give_up_after=172_800)))
    sink.faults.by_recipient = lambda recipient: None
    run(sender())

    delivery = only_delivery()
    assert delivery.state == State.DEFERRED
    assert 1790 < delivery.due_at - delivery.deferred_since < 1810
    assert sink.account.accepted == []


def test_a_mail_refused_for_good_stays_refused(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.at_dot = b"552 5.3.4 too big"

    assert run(sender()) == Ending.NOTHING_DUE
    assert only_delivery().state == State.FAILED
    assert Subscriber.objects.exists()


def test_when_we_are_unwelcome_the_mailing_stops_and_says_why(
    sender: Senders, subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    subscribe("anna.k@example.org")
    subscribe("boris@example.org")
    sink.faults.at_dot = b"554 5.7.1 spam to <anna.k@example.org> or boris is not welcome"

    assert run(sender()) == Ending.HALTED

    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == ("stopped", "refused")
    assert mailing.said.startswith("554 5.7.1 spam to")
    assert "example" not in mailing.said
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.PENDING}


def test_a_mail_that_stops_the_mailing_a_second_time_is_itself_at_fault(
    sender: Senders, anna: Subscriber, mailing: Mailing, sink: Sink
) -> None:
    sink.faults.at_dot = b"554 5.7.1 not welcome"
    run(sender())
    Mailing.objects.update(state="sending")

    assert run(sender()) == Ending.NOTHING_DUE
    assert only_delivery().state == State.FAILED


@pytest.mark.parametrize(
    "reply",
    [b"554 5.7.1 relay access denied", b"550 5.1.1 user unknown in relay recipient table"],
)
def test_ten_refusals_in_a_row_stop_the_mailing_and_count_for_nothing(
    sender: Senders, subscribe: Subscribe, mailing: Mailing, sink: Sink, reply: bytes
) -> None:
    """The server does not know us, or its own list of recipients is broken."""
    for number in range(15):
        subscribe(f"reader{number}@example.org")
    sink.faults.by_recipient = lambda recipient: reply

    assert run(sender()) == Ending.HALTED

    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == ("stopped", "refused")
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.PENDING}
    assert Subscriber.objects.count() == 15
    assert not Suppression.objects.exists()


def test_a_sender_that_the_server_does_not_know_stops_the_mailing(
    sender: Senders, anna: Subscriber, mailing: Mailing, sink: Sink
) -> None:
    sink.faults.at_mail = b"530 5.7.0 authenticate first"

    assert run(sender()) == Ending.HALTED
    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == ("stopped", "settings")


def test_a_server_that_is_away_costs_no_attempt(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.down()

    assert run(sender()) == Ending.UNREACHABLE

    delivery = only_delivery()
    assert (delivery.state, delivery.attempts, delivery.lease_until) == (State.PENDING, 0, 0)


@pytest.mark.parametrize("fault", ["closing", "cut_at_data", "cut_before_dot"])
def test_a_connection_cut_before_the_end_costs_nothing(
    fault: str, sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    setattr(sink.faults, fault, 1)
    # Too large to be on its way already, as a whole, when the cut comes.
    large = {("be,ru", "be"): letter("Шмат слоў. " * 200_000)}

    assert run(sender(templates=large)) == Ending.UNREACHABLE
    assert sink.faults.struck[fault] == 3
    assert (only_delivery().state, only_delivery().attempts) == (State.PENDING, 0)


def test_without_an_answer_after_the_end_the_same_message_goes_once_more(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.kept_and_cut = 1

    run(sender())

    assert len(sink.account.accepted) == 2
    assert len({mail.message_id for mail in sink.account.accepted}) == 1
    assert (only_delivery().state, only_delivery().repeats) == (State.UNCERTAIN, 1)


def test_without_an_answer_the_mail_is_held_where_the_house_wants_that(
    sender: Senders, anna: Subscriber, sink: Sink
) -> None:
    sink.faults.kept_and_cut = 1

    run(sender(hold=True))

    assert len(sink.account.accepted) == 1
    assert only_delivery().state == State.UNCERTAIN


def test_a_paused_mailing_sends_nothing_more(
    sender: Senders, subscribe: Subscribe, mailing: Mailing, sink: Sink
) -> None:
    for number in range(20):
        subscribe(f"reader{number}@example.org")

    def pause_at_the_fifth(recipient: str) -> None:
        if len(sink.account.accepted) == 4:
            paused.append(recipient)
        return None

    paused: list[str] = []
    sink.faults.by_recipient = pause_at_the_fifth
    ours = sender()
    ours.called_back = lambda: bool(paused) and not Mailing.objects.update(state="paused")

    assert run(ours) == Ending.HALTED
    assert len(sink.account.accepted) == 5
    assert not Delivery.objects.exclude(lease_until=0).exists()


def test_mails_never_go_faster_than_the_house_allows(
    sender: Senders, subscribe: Subscribe, sink: Sink
) -> None:
    for number in range(6):
        subscribe(f"reader{number}@example.org")

    run(sender(rate=20))

    moments = [mail.moment for mail in sink.account.accepted]
    assert moments[-1] - moments[0] >= 4 / 20


def test_a_change_of_languages_while_the_issue_is_sent_asks_for_another_mail(
    sender: Senders, subscribe: Subscribe, sink: Sink
) -> None:
    subscribe("anna@example.org", languages="ru", language="ru")

    assert run(sender()) == Ending.NEEDS_TEMPLATES
    assert only_delivery().lease_until == 0


def test_a_missing_key_stops_the_mailing_before_any_mail_is_in_flight(
    sender: Senders, anna: Subscriber, mailing: Mailing
) -> None:
    assert run(sender(key=7)) == Ending.HALTED

    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == ("stopped", "fault")
    assert "Key 7" in mailing.said
