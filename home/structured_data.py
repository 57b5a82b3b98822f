"""What pages tell search engines in JSON-LD (schema.org), fit to stand inside HTML."""

import json
from typing import Any

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from home.published import absolute
from issues.reading.meta import PageMeta

# What could close the element or start another in HTML, or end a line in old JavaScript.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
Data = dict[str, Any]


def script_text(data: Data) -> SafeString:
    """``data`` as the text of ``<script type="application/ld+json">``, whatever it holds."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def structured_data(
    meta: PageMeta, language: str, *, issue_title: str = "", image: str | None = None
) -> Data | None:
    """An ``AnalysisNewsArticle`` for a commentary, a ``WebSite`` for the front page, else nothing.

    ``issue_title`` names the issue a commentary is part of; ``image`` is an absolute address.
    """
    data: Data | None = None
    if meta.kind == "article":
        data = _article(meta, language, issue_title)
    elif meta.path == f"/{language}/":
        data = {"@type": "WebSite"} | _site(language) | {"publisher": _publisher(language)}
    if data is None:
        return None
    data |= {"description": meta.description, "inLanguage": language}
    if image:
        data["image"] = image
    return {"@context": "https://schema.org"} | data


def _article(meta: PageMeta, language: str, issue_title: str) -> Data:
    data: Data = {
        "@type": "AnalysisNewsArticle",
        "headline": meta.title,
        "url": absolute(meta.path),
        "mainEntityOfPage": absolute(meta.path),
        "isAccessibleForFree": True,
        "author": _authors(meta, language),
        "publisher": _publisher(language),
        "isPartOf": {
            "@type": "PublicationIssue",
            "name": issue_title,
            "url": absolute(meta.path[: meta.path.rstrip("/").rfind("/") + 1]),
            "isPartOf": {"@type": "Periodical"} | _site(language),
        },
    }
    if meta.section:
        data["articleSection"] = meta.section
    if meta.published:
        data["datePublished"] = meta.published.isoformat(timespec="seconds")
    if meta.modified:
        data["dateModified"] = meta.modified.isoformat(timespec="seconds")
    if meta.corrections:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": text, "datePublished": day.isoformat()}
            for day, text in meta.corrections
        ]
    return data


def _authors(meta: PageMeta, language: str) -> list[Data]:
    """People only where the byline names them; otherwise the publication's analysts as one."""
    if meta.authors:
        return [{"@type": "Person", "name": name} for name in meta.authors]
    name = _("Analysts of “Situation in Belarus”")
    return [{"@type": "Organization", "name": name, "url": absolute(f"/{language}/")}]


def _publisher(language: str) -> Data:
    return {"@type": "NewsMediaOrganization", "logo": absolute(static("home/icon.png"))} | _site(
        language
    )


def _site(language: str) -> Data:
    return {"name": _("Situation in Belarus"), "url": absolute(f"/{language}/")}
