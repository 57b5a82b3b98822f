"""What a mail server says can be shown to an editor: nobody is named in it."""

import pytest

from newsletter.sending.discretion import LONGEST, place_of, without_addresses
from newsletter.sending.envelope import return_path


@pytest.mark.parametrize(
    "said",
    [
        "<anna.k+news@posta.example>: no",
        "user Anna.K unknown",
        "mailbox anna.k on posta.example is full",
        "see https://help.example/?a=anna.k%40posta.example",
        "ANNA.K+NEWS is over quota",
        "no such user: anna",
    ],
)
def test_no_part_of_the_address_is_left_in_what_a_server_said(said: str) -> None:
    shown = without_addresses(said, "anna.k+news@posta.example").lower()

    assert "anna" not in shown
    assert "posta" not in shown


def test_the_words_themselves_stay() -> None:
    said = "Blocked, see https://check.example/ip?1.2.3.4"

    assert without_addresses(said, "an@b.example") == said
    assert len(without_addresses("word " * 200)) == LONGEST


def test_of_an_error_its_kind_and_place_are_told_and_not_its_words() -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # its words are the secret
        raise ValueError("anna@example.org")

    assert place_of(caught.value).startswith("ValueError in test_discretion.py, line ")


def test_bounces_come_back_with_a_signed_part_unless_the_name_has_no_room() -> None:
    assert return_path("bounces@a.example", "t" * 52) == f"bounces+{'t' * 52}@a.example"
    assert return_path("returned-mail@a.example", "t" * 52) == "returned-mail@a.example"
