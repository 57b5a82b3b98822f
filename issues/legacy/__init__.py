"""Reading page texts saved from the old site: one commentary a file, or a reason why not."""

from issues.legacy.page import LegacyCommentary, parse_page
from issues.legacy.sections import match_section
from issues.legacy.text import MAX_BYTES, LegacyError

__all__ = ["MAX_BYTES", "LegacyCommentary", "LegacyError", "match_section", "parse_page"]
