"""Addresses of the publication that are files, which Wagtail's own pattern leaves out."""

from django.urls import URLPattern, re_path
from wagtail.views import serve

from issues.reading.ledger.download import verdict_data

_VERDICTS = r"^(?P<index>[\w-]+)/verdicts"
_SECTION = r"/(?P<section>[\w-]+)"
_YEAR = r"/(?P<year>[12]\d{3})"
_FORM = r"\.(?P<form>csv|json)$"

prefixed: list[URLPattern] = [
    re_path(f"{_VERDICTS}{_FORM}", verdict_data, name="verdict_data"),
    re_path(f"{_VERDICTS}{_YEAR}{_FORM}", verdict_data),
    re_path(f"{_VERDICTS}{_SECTION}{_FORM}", verdict_data),
    re_path(f"{_VERDICTS}{_SECTION}{_YEAR}{_FORM}", verdict_data),
    # Routed through the tree, as what they cite is.
    re_path(r"^((?:[\w-]+/)+cite\.(?:bib|ris|json))$", serve, name="citation"),
]
