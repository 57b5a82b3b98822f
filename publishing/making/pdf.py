"""An issue as a PDF to print, set by Typst with the fonts inside its wheel.

The text reaches Typst as JSON, never as a part of a source file: what an editor writes is set
and never run.
"""

import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst
from django.utils import translation
from PIL import Image

from issues.document.content import Document
from issues.templatetags.reader import hold_together
from publishing.making.pieces import Pictures

SOURCES = Path(__file__).resolve().parents[1] / "typst"
# PDF/UA-1 asks for a glyph of every sign, and no font here has those of emoji.
STRICT: list[list[Any]] = [["ua-1"], []]
COVER_COLOURS = 48
LONG_WORD = re.compile(r"[^\s/.?&=_-]{40}(?=[^\s]{8})")
ZERO_WIDTH_SPACE = "\u200b"


@cache
def _fonts() -> typst.Fonts:
    """Those of the wheel alone, so that every machine sets the same lines."""
    return typst.Fonts(include_system_fonts=False)


def make_pdf(document: Document, pictures: Pictures) -> bytes:
    """A tagged A4 document with bookmarks; PDF/UA-1 unless a sign has no glyph."""
    for standards in STRICT:
        try:
            return _compiled("issue.typ", document, pictures, "pdf", standards)
        except typst.TypstError:
            if not standards:
                raise
    raise AssertionError


def make_cover(document: Document) -> bytes:
    """The cover of the EPUB, a PNG of 800 by 1,200 pixels in few colours."""
    with translation.override(document.language):
        named = replace(document, title=hold_together(document.title))
    drawn = Image.open(BytesIO(_compiled("cover.typ", named, {}, "png", [])))
    out = BytesIO()
    drawn.convert("RGB").quantize(COVER_COLOURS, Image.Quantize.FASTOCTREE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def _compiled(
    name: str,
    document: Document,
    pictures: Pictures,
    form: Literal["pdf", "png"],
    standards: list[Any],
) -> bytes:
    data = json.dumps(_breakable(document.as_data()), ensure_ascii=False)
    moment = datetime.fromisoformat(document.changed)
    with TemporaryDirectory(prefix="issue-") as folder:
        for picture, content in pictures.items():
            (Path(folder) / picture).write_bytes(content)
        compiler = typst.Compiler(
            (SOURCES / name).read_bytes(),
            root=folder,
            font_paths=_fonts(),
            sys_inputs={"issue": data, "pictures": json.dumps(sorted(pictures))},
        )
        result = compiler.compile(format=form, ppi=144.0, pdf_standards=standards, timestamp=moment)
    return b"".join(result) if isinstance(result, list) else result or b""


def _breakable(value: Any) -> Any:
    """Lets a word longer than a column break somewhere, in every string of ``value``."""
    if isinstance(value, str):
        return LONG_WORD.sub(rf"\g<0>{ZERO_WIDTH_SPACE}", value)
    if isinstance(value, dict):
        return {
            key: part if key in {"href", "address", "marks", "name"} else _breakable(part)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [_breakable(part) for part in value]
    return value
