"""A Belarusian page in Łacinka: its text is converted, its markup stays.

What stays in Cyrillic: everything inside an element in another language, code, and what is marked
``translate="no"``, which gets ``lang="be"``. Links to Belarusian pages lead on within Łacinka;
those that name a language (``hreflang``) or are marked stay, as do files and feeds. What somebody
typed into a form is not touched. A link that is a question of ours (``data-question``) asks, in its
``q``, what it says: in Łacinka too.
"""

import re
from enum import Enum
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode

from issues.lacinka import to_lacinka

TAG = "be-Latn"
CYRILLIC = "be"
ROOT, CYRILLIC_ROOT = "/be-latn/", "/be/"
QUESTION = "data-question"

_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img"),
        *("input", "link", "meta", "source", "track", "wbr"),
    }
)
_CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
_READ = frozenset(
    {"alt", "aria-description", "aria-label", "label", "placeholder", "summary", "title"}
)
_READ_META = frozenset(
    {"description", "article:section", "og:description", "og:image:alt", "og:site_name", "og:title"}
)
_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")

Attributes = dict[str, str | None]


class Text(Enum):
    """What becomes of the text in an element."""

    CONVERTED = 1
    FOREIGN = 2
    KEPT = 3


def in_lacinka(html: str) -> str:
    """The page ``html``, which is in Belarusian, in Łacinka.

    Its language alternates go, as search engines are to know them of the Cyrillic page alone;
    so do its structured data, which describes that page, and what it loads early: the face of
    Cyrillic headings.
    """
    converter = _Converter()
    converter.feed(html)
    converter.close()
    return "".join(converter.written)


def path_in_lacinka(path: str) -> str:
    """The address in Łacinka of a host-less ``path`` to a Belarusian page; any other as it is.

    An address whose last part holds a full stop is that of a file.
    """
    page = path.partition("?")[0].partition("#")[0]
    if not page.startswith(CYRILLIC_ROOT) or "." in page.rpartition("/")[2]:
        return path
    return ROOT + path.removeprefix(CYRILLIC_ROOT)


class _Converter(HTMLParser):
    """Writes what it reads, with the changes described above."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.open: list[tuple[str, Text]] = [("", Text.CONVERTED)]
        self.leaving_out = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if _is_left_out(tag, attributes):
            self.leaving_out = "" if tag in _VOID else tag
            return
        outside = self.open[-1][1]
        text = _text_in(tag, attributes, outside)
        source = self.get_starttag_text() or ""
        self.written.append(_start_tag(source, tag, attributes, text))
        if tag not in _VOID and not source.endswith("/>"):
            self.open.append((tag, text))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.leaving_out:
            self.leaving_out = ""
            return
        if any(name == tag for name, _text in self.open):
            while self.open.pop()[0] != tag:
                pass
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        tag, text = self.open[-1]
        if self.leaving_out:
            return
        if text is Text.CONVERTED:
            data = to_lacinka(data)
        self.written.append(data if tag in {"script", "style"} else escape(data, quote=False))

    def handle_decl(self, decl: str) -> None:
        self.written.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        self.written.append(f"<!--{data}-->")


def _is_left_out(tag: str, attributes: Attributes) -> bool:
    if tag == "link":
        alternate = "hreflang" in attributes and attributes.get("rel") == "alternate"
        return alternate or attributes.get("rel") == "preload"
    return tag == "script" and attributes.get("type") == "application/ld+json"


def _text_in(tag: str, attributes: Attributes, outside: Text) -> Text:
    """What becomes of the text in an element, given what becomes of that around it."""
    marked = attributes.get("translate") == "no" and QUESTION not in attributes
    if outside is Text.KEPT or tag in _CODE or marked:
        return Text.KEPT
    language = attributes.get("lang")
    if language is None:
        return outside
    if "hreflang" in attributes or language != CYRILLIC:
        return Text.FOREIGN
    return Text.CONVERTED


def _start_tag(source: str, tag: str, attributes: Attributes, text: Text) -> str:
    """``source``, a start tag, with the attributes that its readers meet converted."""

    def attribute(found: re.Match[str]) -> str:
        name, equals, written = found.groups()
        value = unescape(written[1:-1] if written[0] in "\"'" else written)
        changed = _value(tag, name.lower(), value, attributes)
        return found[0] if changed == value else f'{name}{equals}"{escape(changed)}"'

    if text is Text.KEPT and attributes.get("translate") == "no" and "lang" not in attributes:
        source = _TAG_NAME.sub(rf'\g<0> lang="{CYRILLIC}"', source, count=1)
    return _ATTRIBUTE.sub(attribute, source) if text is Text.CONVERTED else source


def _value(tag: str, name: str, value: str, attributes: Attributes) -> str:
    """What an attribute of an element whose text is converted says instead of ``value``."""
    if name == "lang":
        return TAG
    if name == "href" and QUESTION in attributes:
        return _question_in_lacinka(value)
    if name == "href" and tag == "a" and "hreflang" not in attributes:
        return path_in_lacinka(value)
    if name in _READ or (name == "content" and _is_read(attributes)):
        return to_lacinka(value)
    return value


def _question_in_lacinka(query: str) -> str:
    asked = parse_qsl(query.removeprefix("?"))
    return "?" + urlencode([(k, to_lacinka(v) if k == "q" else v) for k, v in asked])


def _is_read(attributes: Attributes) -> bool:
    return (attributes.get("name") or attributes.get("property")) in _READ_META
