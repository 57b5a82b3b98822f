"""Answers requests for the ledger’s files."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from issues.models.section import Section
from issues.reading.ledger.data import Data, Selection, data_of
from issues.reading.ledger.files import TYPES, as_csv, as_json
from issues.reading.paths import index_paths


@require_safe
def verdict_data(
    request: HttpRequest,
    index: str,
    form: str,
    section: str | None = None,
    year: str | None = None,
) -> HttpResponse:
    """The verdicts as ``form``, "csv" or "json"; ``index`` is the slug of all issues.

    404 for an unknown section, and for a year without a row. 304 where the reader has this very
    file.
    """
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    index_path = f"/{language}/{index}/"
    if index_paths().get(language) != index_path:
        raise Http404
    wanted = Selection(
        language,
        get_object_or_404(Section, slug=section) if section else None,
        int(year) if year else None,
    )
    data = data_of(wanted, index_path)
    if wanted.year and not data.records:
        raise Http404
    content = {"csv": as_csv, "json": as_json}[form](data)
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = f'inline; filename="{_name(data, form)}"'
    etag = quote_etag(hashlib.sha256(content).hexdigest()[:32])
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _name(data: Data, form: str) -> str:
    wanted = data.selection
    parts = ["verdicts", wanted.language, wanted.section and wanted.section.slug, wanted.year]
    return f"{'-'.join(str(part) for part in parts if part)}.{form}"
