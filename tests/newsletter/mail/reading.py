"""Mail as its readers' programs take it: strictly parsed, and what is seen of it."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import html5lib
from bs4 import BeautifulSoup
from bs4.element import Tag


def read(raw: bytes) -> EmailMessage:
    """The message as Python's strictest reading of the standards has it: a defect is an error."""
    message = message_from_bytes(raw, policy=policy.strict)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert not part.defects
        for name in part:
            assert not part[name].defects
    return message


def text_of(message: EmailMessage, kind: str) -> str:
    """The body of the ``kind``, plain or html."""
    part = message.get_body((kind,))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def seen(html: str) -> BeautifulSoup:
    """The page, which a strict parser of HTML accepts; what nobody sees is not in it."""
    html5lib.HTMLParser(strict=True).parse(html)
    page = BeautifulSoup(html, "html.parser")
    for element in page.select("head, .beginning"):
        element.decompose()
    return page


def words(page: Tag | None) -> str:
    assert page is not None
    return re.sub(r"\s+", " ", page.get_text(" ")).strip()
