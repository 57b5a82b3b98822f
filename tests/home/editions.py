"""One week's issue in several languages, translations of one another."""

from datetime import date
from typing import Any
from uuid import NAMESPACE_DNS, uuid4, uuid5

from issues.models import IssuePage
from tests import factories


def editions(
    *languages: str, week_start: date = date(2018, 6, 11), **fields: Any
) -> dict[str, IssuePage]:
    """Live issues by language, each with one commentary, the same block in all of them."""
    key, block_id = uuid4(), str(uuid5(NAMESPACE_DNS, week_start.isoformat()))
    return {
        language: factories.issue(
            language,
            week_start,
            [factories.commentary(block_id=block_id, **fields)],
            translation_key=key,
        )
        for language in languages
    }
