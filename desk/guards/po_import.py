"""A PO file is taken as a whole or refused with the reason.

Upstream fails on a file without the translation's id, trusts the encoding the file names, takes
fuzzy entries for finished ones and says nothing of entries that match no string.
"""

import tempfile
from typing import Any

import polib
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from desk.guards.wrapping import Function, wrap
from desk.translated_strings import require_translatable
from issues.texts import require_fit

TOOL_NAME = "PO File"
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"
MAX_BYTES = 5 * 1024 * 1024


def read_po(file: UploadedFile | None, translation: Translation) -> polib.POFile:
    """The entries of an uploaded PO file that are ready to be imported into ``translation``.

    UTF-8 only. Raises ``ValidationError`` with what is wrong.
    """
    if file is None:
        raise ValidationError(_("Choose a PO file."))
    if (file.size or 0) > MAX_BYTES:
        raise ValidationError(
            _("The file has %(size)d MB; at most %(limit)d MB are accepted.")
            % {"size": (file.size or 0) // 2**20, "limit": MAX_BYTES // 2**20}
        )
    po = _parse(file.read())
    if TRANSLATION_ID not in po.metadata:
        raise ValidationError(
            _("The file does not say which translation it is for. Download it here anew.")
        )
    if po.metadata[TRANSLATION_ID] != str(translation.uuid):
        raise ValidationError(_("The file is for another page or another language."))
    po[:] = [entry for entry in po if entry.msgstr.strip() and not entry.fuzzy]
    for number, entry in enumerate(po, start=1):
        try:
            require_fit(entry.msgid + (entry.msgctxt or ""))
            require_translatable(entry.msgstr)
        except ValidationError as error:
            raise ValidationError(
                _("Entry %(number)d, line %(line)d: %(problem)s")
                % {"number": number, "line": entry.linenum, "problem": error.messages[0]}
            ) from error
    return po


def _parse(content: bytes) -> polib.POFile:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValidationError(_("The file is not in UTF-8.")) from error
    # Given text, polib opens a file of that name if there is one; given a path, it reads that.
    with tempfile.NamedTemporaryFile(suffix=".po") as copy:
        copy.write(content)
        copy.flush()
        try:
            return polib.pofile(copy.name, encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError, IndexError) as error:
            raise ValidationError(_("This is not a PO file.")) from error


def _upload_pofile(original: Function) -> Function:
    @require_POST
    def upload_pofile(request: HttpRequest, translation_id: int) -> HttpResponse:
        translation = get_object_or_404(Translation, id=translation_id)
        try:
            po = read_po(request.FILES.get("file"), translation)
        except ValidationError as error:
            messages.error(request, _("Nothing was imported. %s") % error.messages[0])
        else:
            _import(request, translation, po)
        return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")

    return upload_pofile


def _import(request: HttpRequest, translation: Any, po: polib.POFile) -> None:
    unknown = len(translation.import_po(po, user=request.user, tool_name=TOOL_NAME))
    taken = len(po) - unknown
    report = messages.success if taken else messages.warning
    report(
        request,
        ngettext(
            "%(count)d translation was taken from the file.",
            "%(count)d translations were taken from the file.",
            taken,
        )
        % {"count": taken},
    )
    if unknown:
        messages.warning(
            request,
            ngettext(
                "%(count)d entry was left out: the page has no such text any more.",
                "%(count)d entries were left out: the page has no such texts any more.",
                unknown,
            )
            % {"count": unknown},
        )


def install() -> None:
    wrap(
        "po_import",
        edit_translation,
        "upload_pofile",
        ["request", "translation_id"],
        _upload_pofile,
    )
