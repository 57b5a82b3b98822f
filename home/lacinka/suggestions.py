"""What is offered while somebody types, in Łacinka.

The form is that of OpenSearch with a list of languages added to it:
``[typed, [texts], [what each is], [paths], [languages]]``.
"""

import json

from home.lacinka.page import CYRILLIC, TAG, path_in_lacinka
from issues.lacinka import to_lacinka

CONTENT_TYPE = "application/x-suggestions+json"


def suggestions_in_lacinka(answer: str) -> str:
    """``answer``, a JSON document as above, its Belarusian texts and paths as Łacinka has them."""
    typed, texts, kinds, paths, languages = json.loads(answer)
    converted = [
        typed,
        [_text(text, language) for text, language in zip(texts, languages, strict=True)],
        [to_lacinka(kind) for kind in kinds],
        [path_in_lacinka(path) for path in paths],
        [TAG if language == CYRILLIC else language for language in languages],
    ]
    return json.dumps(converted, ensure_ascii=False)


def _text(text: str, language: str) -> str:
    return to_lacinka(text) if language == CYRILLIC else text
