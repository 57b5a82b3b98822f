"""An issue as one page for any browser: styles and pictures are inside of it."""

from base64 import b64encode

from django.template.loader import render_to_string
from django.utils import translation

from issues.document.content import Document
from publishing.making.pieces import Pictures


def make_web_page(document: Document, pictures: Pictures) -> bytes:
    """HTML in UTF-8 that asks nobody for anything; its own policy forbids it to."""
    sources = {
        name: f"data:image/jpeg;base64,{b64encode(content).decode()}"
        for name, content in pictures.items()
    }
    with translation.override(document.language):
        page = render_to_string(
            "publishing/files/web_page.html", {"document": document, "pictures": sources}
        )
    return page.encode()
