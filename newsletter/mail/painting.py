"""From a template and its style sheet to the HTML that mail programs understand."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.template.loader import render_to_string

INDENT = re.compile(r"[ \t]*\n\s*")
# Lists of mails show what stands at the beginning; after this there is nothing of the text in it.
EMPTINESS = "\u200c\u00a0" * 90


def paint(template: str, context: Mapping[str, Any]) -> str:
    """``template`` with its styles on each element; only what depends on the screen stays above.

    Nothing is loaded from anywhere. No-break spaces, which are many in Cyrillic texts, stand for
    themselves: that is a third of their length.
    """
    html = render_to_string(template, {**context, "emptiness": EMPTINESS})
    return _inliner().inline(INDENT.sub("\n", html)).replace("&nbsp;", "\u00a0")


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False, minify_css=True)
