"""Without the keys nothing can be read, and nothing passes for something else."""

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from newsletter.checks import keys_can_be_used
from newsletter.keyring import keyring
from newsletter.secrets.keys import Key, Keyring, KeysError, read_keys
from newsletter.secrets.sealing import (
    UnreadableError,
    index_of,
    indexes_of,
    open_sealed,
    seal,
)
from newsletter.secrets.tokens import (
    ENVELOPE_LENGTH,
    LINK_LENGTH,
    MessageIds,
    Purpose,
    envelope_token,
    link_token,
    read_envelope,
    read_link,
)

FIRST, SECOND = Key(1, b"1" * 32), Key(2, b"2" * 32)
ONE, BOTH = Keyring({1: FIRST}), Keyring({1: FIRST, 2: SECOND})
ROW = UUID("0b9f6f4e-8b0e-4d8e-9d3c-3f1f4d6f7a10")
ADDRESS = "reader@example.org"


def encoded(secret: bytes) -> str:
    return base64.b64encode(secret).decode()


def test_keys_are_lines_with_a_number_and_the_highest_is_the_newest() -> None:
    text = f"# first\n\n 2 : {encoded(b'2' * 32)} \n1:{encoded(b'1' * 32)}\n"

    assert read_keys(text) == BOTH
    assert read_keys(text).newest.number == 2
    assert [key.number for key in read_keys(text)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "there is no key"),
        ("# only a comment", "there is no key"),
        (f"1:{encoded(b'1' * 32)}\n0:{encoded(b'2' * 32)}", "line 2: a key is a number from 1"),
        (f"256:{encoded(b'1' * 32)}", "line 1: a key is a number from 1 to 255"),
        (encoded(b"1" * 32), "line 1: a key is a number"),
        ("1:not base64!", "line 1: what follows the colon is not base64"),
        (f"1:{encoded(b'1' * 16)}", "line 1: 16 bytes instead of 32"),
        (f"1:{encoded(b'1' * 32)}\n1:{encoded(b'2' * 32)}", "line 2: there is a key 1 already"),
    ],
)
def test_a_wrong_line_is_named_and_its_secret_is_not_repeated(text: str, complaint: str) -> None:
    with override_settings(NEWSLETTER_KEYS=text):
        with pytest.raises(ImproperlyConfigured, match=f"NEWSLETTER_KEYS: {complaint}") as caught:
            keyring()
        (error,) = keys_can_be_used()

    for secret in (encoded(b"1" * 32)[:20], encoded(b"2" * 32)[:20], "not base64!"):
        assert secret not in f"{caught.value} {error}"


def test_a_key_does_not_show_its_secret() -> None:
    assert repr(FIRST) == "Key(number=1)"


def test_every_purpose_has_a_key_of_its_own() -> None:
    keys = {FIRST.secret, FIRST.encryption, FIRST.index, FIRST.tokens, FIRST.messages}

    assert len(keys | {SECOND.encryption, SECOND.index, SECOND.tokens, SECOND.messages}) == 9


@given(st.text(min_size=1, max_size=254).filter(lambda text: text.isprintable()))
def test_what_was_sealed_is_read_again_and_looks_different_each_time(text: str) -> None:
    sealed = seal(text, ROW, ONE)

    assert open_sealed(sealed, ROW, BOTH) == text
    assert sealed != seal(text, ROW, ONE)
    assert len(sealed) == 1 + 12 + len(text.encode()) + 16


def test_a_sealed_address_belongs_to_its_row() -> None:
    sealed = seal(ADDRESS, ROW, ONE)

    with pytest.raises(UnreadableError):
        open_sealed(sealed, uuid4(), ONE)


@pytest.mark.parametrize("place", [1, 5, 13, 20, -1])
def test_a_sealed_address_that_was_touched_is_not_read(place: int) -> None:
    sealed = bytearray(seal(ADDRESS, ROW, ONE))
    sealed[place] ^= 1

    with pytest.raises(UnreadableError):
        open_sealed(bytes(sealed), ROW, ONE)


def test_without_its_key_an_address_is_not_read_and_the_key_is_named() -> None:
    with pytest.raises(KeysError, match="Key 2 of the newsletter is missing"):
        open_sealed(seal(ADDRESS, ROW, BOTH), ROW, ONE)
    with pytest.raises(UnreadableError):
        open_sealed(b"\x01short", ROW, ONE)


def test_an_address_is_found_by_its_index_under_every_key_and_by_nothing_without_them() -> None:
    assert indexes_of(ADDRESS, BOTH) == [index_of(ADDRESS, SECOND), index_of(ADDRESS, FIRST)]
    assert index_of(ADDRESS, FIRST)[0] == 1
    assert index_of(ADDRESS, FIRST)[1:] != index_of(ADDRESS, Key(1, b"3" * 32))[1:]
    assert index_of(ADDRESS, FIRST) != index_of("other@example.org", FIRST)


@given(st.uuids(), st.sampled_from(Purpose))
def test_a_link_speaks_of_its_subscriber_for_its_purpose_and_outlives_a_new_key(
    subscriber: UUID, purpose: Purpose
) -> None:
    token = link_token(purpose, subscriber, ONE)

    assert len(token) == LINK_LENGTH
    assert read_link(purpose, token, BOTH) == subscriber
    assert {read_link(other, token, BOTH) for other in Purpose if other is not purpose} == {None}


def test_a_link_is_good_until_its_moment_and_nobody_can_move_that() -> None:
    now = datetime.now(UTC)
    later, over = (now + timedelta(seconds=seconds) for seconds in (5, -1))
    good = link_token(Purpose.CONFIRM, ROW, ONE, later)

    assert read_link(Purpose.CONFIRM, good, ONE) == ROW
    assert read_link(Purpose.CONFIRM, link_token(Purpose.CONFIRM, ROW, ONE, over), ONE) is None
    raw = bytearray(base64.urlsafe_b64decode(f"{good}="))
    raw[17:21] = bytes(4)
    moved = base64.urlsafe_b64encode(raw)[:-1].decode()
    assert read_link(Purpose.CONFIRM, moved, ONE) is None


@given(st.uuids())
def test_an_envelope_speaks_of_its_subscriber_in_small_letters(subscriber: UUID) -> None:
    token = envelope_token(subscriber, BOTH)

    assert len(token) == ENVELOPE_LENGTH
    assert token == token.lower()
    assert read_envelope(token.upper(), BOTH) == subscriber
    assert read_envelope(token, ONE) is None


@given(st.text(max_size=60))
def test_what_we_never_signed_speaks_of_nobody(token: str) -> None:
    assert read_link(Purpose.LEAVE, token, BOTH) is None
    assert read_envelope(token, BOTH) is None


@pytest.mark.parametrize("place", range(LINK_LENGTH - 1))
def test_a_link_in_which_one_letter_is_different_speaks_of_nobody(place: int) -> None:
    token = link_token(Purpose.LEAVE, ROW, ONE)
    other = "A" if token[place] != "A" else "B"

    assert read_link(Purpose.LEAVE, token[:place] + other + token[place + 1 :], ONE) is None


def test_a_mail_has_the_same_id_whenever_it_is_made_and_another_one_for_everybody_else() -> None:
    ids = MessageIds(FIRST, "situation.example")
    first = ids.for_subscriber(7, ROW)

    assert first == MessageIds(FIRST, "situation.example").for_subscriber(7, ROW)
    assert first.startswith("<")
    assert first.endswith("@situation.example>")
    assert len({first, ids.for_subscriber(8, ROW), ids.for_subscriber(7, uuid4())}) == 3


def test_a_letter_has_an_id_of_its_own_that_no_mailing_has() -> None:
    ids = MessageIds(FIRST, "situation.example")
    letter = ids.for_letter(7, ROW)

    assert letter == MessageIds(FIRST, "situation.example").for_letter(7, ROW)
    others = {ids.for_subscriber(7, ROW), ids.for_letter(8, ROW), ids.for_letter(7, uuid4())}
    assert len({letter, MessageIds(SECOND, "situation.example").for_letter(7, ROW)} | others) == 5
