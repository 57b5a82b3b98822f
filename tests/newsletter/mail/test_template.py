"""A filled template is a message that any server and any client reads the same way."""

import json
import re
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.mail.encoding import encoded, encoded_words
from newsletter.mail.template import NOBODY, UNDISCLOSED, Template, new_marker
from tests.newsletter.mail.reading import read, text_of

MARKER = "stands-for-the-token_0123456789ABCDEFGHIJKL"
TOKEN = "t-_" * 14 + "9"
ID = "<0123456789abcdef@situation.test>"
BELARUSIAN = "Аб’ява пра тое, што ў Беларусі адбылося на мінулым тыдні, і чаму яно важнае. "
LINKS = f"Адпісацца: https://situation.test/be/newsletter/leave/{MARKER}/\n"


def template(**fields: object) -> Template:
    made = {
        "name": "Сітуацыя ў Беларусі",
        "address": "letters@situation.test",
        "subject": "Сітуацыя ў Беларусі: 30 ліпеня – 5 жніўня 2018 г.",
        "headers": (
            ("List-Unsubscribe", f"<https://situation.test/be/newsletter/leave/{MARKER}/>"),
            ("Precedence", "bulk"),
        ),
        "text": BELARUSIAN * 20 + "\n\n" + LINKS,
        "html": f"<p>{BELARUSIAN * 20}</p>\n<p>{LINKS}</p>\n<p>{LINKS}</p>",
        "marker": MARKER,
    } | fields
    return Template(**made)  # type: ignore[arg-type]  # a test may leave any field to the default


def english(**fields: object) -> Template:
    text = "A calm week at the border: “nothing moved”. " * 20
    link = f"https://situation.test/en/newsletter/leave/{MARKER}/"
    return template(text=f"{text}\n{link}", html=f'<p>{text}</p><a href="{link}">x</a>', **fields)


@pytest.mark.parametrize("made", [template(), english()], ids=["base64", "quoted-printable"])
def test_what_was_written_is_what_is_read(made: Template) -> None:
    mail = read(made.fill("reader@example.org", ID, TOKEN, moment=1_528_700_000))

    assert mail["From"] == "Сітуацыя ў Беларусі <letters@situation.test>"
    assert mail["To"] == "reader@example.org"
    assert mail["Subject"] == made.subject
    assert mail["Message-ID"] == ID
    assert parsedate_to_datetime(mail["Date"]).timestamp() == 1_528_700_000
    assert mail.get_content_type() == "multipart/alternative"
    assert text_of(mail, "plain").strip() == made.text.replace(MARKER, TOKEN).strip()
    assert text_of(mail, "html").strip() == made.html.replace(MARKER, TOKEN).strip()
    assert f"/leave/{TOKEN}/" in mail["List-Unsubscribe"]


@pytest.mark.parametrize("made", [template(), english()], ids=["base64", "quoted-printable"])
def test_a_message_is_ascii_in_short_lines_that_no_server_has_a_reason_to_touch(
    made: Template,
) -> None:
    raw = made.fill("reader@example.org", ID, TOKEN)
    head, _, body = raw.partition(b"\r\n\r\n")

    assert raw.isascii()
    assert b"\x00" not in raw
    assert raw.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)
    assert all(len(line) <= 998 for line in head.split(b"\r\n"))
    assert all(len(line) <= 76 for line in body.split(b"\r\n"))
    assert not re.search(rb"(?:^|\n)(?:\.|From )", raw)


def test_mostly_latin_text_stays_readable_in_its_raw_form_and_cyrillic_is_base64() -> None:
    raw = english().fill("reader@example.org", ID, TOKEN)

    assert b"A calm week at the border" in raw
    assert b"Content-Transfer-Encoding: base64" in template().fill("r@example.org", ID, TOKEN)


def test_two_copies_differ_in_what_is_personal_alone() -> None:
    made = template()
    one = made.fill("one@example.org", "<1@situation.test>", "a" * 43, moment=0)
    other = made.fill("two@example.org", "<2@situation.test>", "b" * 43, moment=0)
    different = [
        pair
        for pair in zip(one.splitlines(), other.splitlines(), strict=True)
        if pair[0] != pair[1]
    ]

    # To, Message-ID, List-Unsubscribe, and one or two lines for each of the three links.
    assert 3 + 3 <= len(different) <= 3 + 6
    assert MARKER.encode() not in one


def test_the_same_copy_is_the_same_to_the_byte() -> None:
    made = template()
    again = Template.from_data(json.loads(json.dumps(made.as_data())))

    assert again == made
    assert again.fill("r@example.org", ID, TOKEN, 0) == made.fill("r@example.org", ID, TOKEN, 0)


def test_an_address_beyond_ascii_stands_in_the_envelope_alone() -> None:
    mail = read(template().fill("чытач@example.org", ID, TOKEN))

    assert mail["To"] == UNDISCLOSED
    assert not mail["To"].addresses


@pytest.mark.parametrize(
    ("to", "message_id", "token"),
    [
        ("r@example.org\r\nBcc: other@example.org", ID, TOKEN),
        ("", ID, TOKEN),
        ("r@example.org", "<1@x>\r\nX: y", TOKEN),
        ("r@example.org", ID, "short"),
        ("r@example.org", ID, "<" * 43),
        ("r@example.org", ID, "t" * 43 + "\n"),
    ],
)
def test_nothing_personal_can_break_out_of_its_place(to: str, message_id: str, token: str) -> None:
    with pytest.raises(ValueError, match=r"header|token"):
        template().fill(to, message_id, token)


@pytest.mark.parametrize(
    "fields",
    [
        {"headers": (("X-Fine", "a\r\nBcc: b@example.org"),)},
        {"headers": (("X Bad", "a"),)},
        {"headers": (("X-Cyrillic", "ў"),)},
        {"headers": (("X-Long", "a" * 1000),)},
        {"subject": "one\ntwo"},
        {"name": "one\r\ntwo"},
        {"address": "letters@пошта.test"},
        {"marker": "short"},
    ],
)
def test_a_template_that_would_break_a_header_is_not_made(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"header|marker"):
        template(**fields)


@pytest.mark.parametrize(
    "name",
    ["", "Weekly letter", 'A "quoted", <odd> name', "Штотыднёвы ліст", "=?utf-8?q?x?="],
)
def test_the_name_of_the_sender_is_read_as_it_was_given(name: str) -> None:
    name = name.strip()
    mail = read(template(name=name).fill("r@example.org", ID, TOKEN))

    assert mail["From"].addresses[0].display_name == name
    assert mail["From"].addresses[0].addr_spec == "letters@situation.test"


@pytest.mark.parametrize(
    "subject", ["Plain", "=?utf-8?b?0Y4=?=", "ў" * 120, "Situation in Belarus: June 11 – June 17"]
)
def test_a_subject_is_read_as_it_was_given(subject: str) -> None:
    raw = template(subject=subject).fill("r@example.org", ID, TOKEN)

    assert read(raw)["Subject"] == subject
    head = raw.partition(b"\r\nSubject: ")[2].partition(b"\r\nList-")[0]
    assert all(len(line) <= 76 for line in head.split(b"\r\n")[1:])
    assert len(head.split(b"\r\n")[0]) <= 76 - len("Subject: ")


def test_a_backend_that_takes_parts_gets_the_same_mail() -> None:
    parts = template().parts(ID, TOKEN)

    assert parts.sender == '"Сітуацыя ў Беларусі" <letters@situation.test>'
    assert parts.headers["Message-ID"] == ID
    assert parts.headers["List-Unsubscribe"].endswith(f"/leave/{TOKEN}/>")
    assert MARKER not in parts.text + parts.html
    assert parts.html.count(TOKEN) == 2


def test_a_marker_looks_like_a_token_and_is_never_the_same() -> None:
    assert len(new_marker()) == len(NOBODY)
    assert new_marker() != new_marker()


@given(
    st.lists(
        st.one_of(
            st.just(MARKER),
            st.text(max_size=90),
            st.sampled_from([".", "From ", "\n", " \n", "=", "ў" * 30, "a" * 75, "\t"]),
        ),
        max_size=12,
    )
)
def test_any_text_with_links_at_any_place_survives_both_encodings(written: list[str]) -> None:
    text = "".join(written).encode("utf-8", "ignore").decode()
    made = template(text=text, html=text + "ў" * len(text))
    raw = made.fill("r@example.org", ID, TOKEN)
    mail = read(raw)

    def lines(of: str) -> str:
        return of.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")

    filled = lines(text.replace(MARKER, TOKEN))
    plain, html = (str(part.get_content()).replace("\r\n", "\n") for part in mail.iter_parts())
    assert plain.rstrip("\n") == filled
    assert html.rstrip("\n") == lines((text + "ў" * len(text)).replace(MARKER, TOKEN))
    assert not re.search(rb"\n(?:\.|From )", raw)
    assert all(len(line) <= 76 for line in raw.partition(b"\r\n\r\n")[2].split(b"\r\n"))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=300))
def test_header_words_are_short_and_never_split_a_letter(text: str) -> None:
    lines = encoded_words(text, len("Subject: ")).split("\r\n")

    assert all(len(line) <= 76 for line in [f"Subject: {lines[0]}", *lines[1:]])
    folded = "\r\n".join(lines)
    mail = message_from_bytes(f"Subject: {folded}\r\n\r\n".encode(), policy=policy.default)
    assert mail["Subject"] == text


def test_a_latin_subject_stays_readable_in_its_raw_form() -> None:
    subject = "Situation in Belarus: June 11 – June 17, 2018"
    raw = template(subject=subject).fill("r@example.org", ID, TOKEN)

    assert b"=?utf-8?q?Situation_in_Belarus=3A_June_11_=E2=80=93_June_" in raw


def test_the_shorter_encoding_is_chosen() -> None:
    assert encoded("plain = plain", MARKER)[0] == "quoted-printable"
    assert encoded("ўсё", MARKER)[0] == "base64"
