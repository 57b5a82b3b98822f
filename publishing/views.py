"""Giving readers the files: from storage as they are, with what a browser asks to know of them."""

import logging

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from issues.models import IssuePage
from issues.published import readable
from issues.reading.paths import absolute, path_from_tree
from publishing.models import IssueFile

logger = logging.getLogger(__name__)


@require_safe
def issue_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of that name, to be saved; 304 where the reader has it already.

    Raises ``Http404`` for a file that is not offered, or whose issue readers cannot open.
    """
    file = _found(name, request.path)
    headers = {
        "ETag": quote_etag(file.sha256),
        "Last-Modified": http_date(file.changed_at.timestamp()),
        # Search engines show the page instead.
        "Link": f'<{_canonical(file)}>; rel="canonical"',
    }
    response: HttpResponse | None = get_conditional_response(
        request, etag=headers["ETag"], last_modified=int(file.changed_at.timestamp())
    )
    if response is not None:
        for header, value in headers.items():
            response.headers[header] = value
        return response
    return FileResponse(
        _opened(file),
        as_attachment=True,
        filename=file.name,
        content_type=file.media_type,
        headers=headers,
    )


def _found(name: str, path: str) -> IssueFile:
    file = IssueFile.objects.filter(name=name, current=True).select_related("shelf").first()
    if file is None or file.path != path:
        raise Http404
    return file


def _canonical(file: IssueFile) -> str:
    """The address of the page that says the same; for the bundle, the first language's."""
    pages = IssuePage.objects.filter(translation_key=file.shelf.translation_key)
    if file.language:
        pages = pages.filter(locale__language_code=file.language)
    page = readable(pages).select_related("locale").order_by("locale_id").first()
    if page is None:
        raise Http404
    return absolute(path_from_tree(page.url_path, page.locale.language_code))


def _opened(file: IssueFile) -> "File[bytes]":
    """The stored file; once more from the row when it was exchanged between the two looks."""
    try:
        return default_storage.open(file.stored_as)
    except FileNotFoundError:
        again = IssueFile.objects.filter(pk=file.pk, current=True).first()
        if again is None or again.stored_as == file.stored_as:
            logger.error("%s is missing in storage: run “manage.py make_files”", file.name)
            raise Http404 from None
        return default_storage.open(again.stored_as)
