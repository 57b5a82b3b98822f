"""From a template and its style sheet to the HTML that mail programs understand."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

INDENT = re.compile(r"[ \t]*\n\s*")
# Lists of mails show what stands at the beginning; after this there is nothing of the text in it.
EMPTINESS = mark_safe("&zwnj;&nbsp;" * 90)  # a constant


def paint(template: str, context: Mapping[str, Any]) -> str:
    """``template`` with its styles on each element; only what depends on the screen stays above.

    Nothing is loaded from anywhere.
    """
    html = render_to_string(template, {**context, "emptiness": EMPTINESS})
    return _inliner().inline(INDENT.sub("\n", html))


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_at_rules=True, load_remote_stylesheets=False, minify_css=True)
