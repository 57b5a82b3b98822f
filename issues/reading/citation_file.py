"""A commentary's citation as a file for reference managers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from issues.citing import Citation
from issues.citing.bibtex import bibtex
from issues.citing.csl import csl_json
from issues.citing.ris import ris
from issues.reading.citation import citation_of
from issues.reading.commentary import byline_names, commentary_at, editions_of
from issues.reading.paths import citation_path, commentary_path, index_paths

if TYPE_CHECKING:
    from issues.models import IssuePage


class Format(NamedTuple):
    """How a citation is written, and the media type it is sent as."""

    write: Callable[[Citation], str]
    media_type: str


FORMATS = {
    "bib": Format(bibtex, "application/x-bibtex"),
    "ris": Format(ris, "application/x-research-info-systems"),
    "json": Format(csl_json, "application/vnd.citationstyles.csl+json"),
}


def render_citation(
    issue: "IssuePage", request: HttpRequest, slug: str, ending: str
) -> HttpResponse:
    """The file; an old slug answers 301. Raises ``Http404`` for a commentary not published."""
    child, present_slug = commentary_at(issue, slug)
    language, paths = issue.locale.language_code, index_paths()
    if present_slug != slug:
        path = commentary_path(paths.get(language, ""), issue.week_start, present_slug)
        return redirect(citation_path(path, ending), permanent=True)
    citation = citation_of(
        issue,
        child.value,
        editions_of(issue.translation_key, child.id),
        paths,
        byline_names(child.value, language),
    )
    if citation is None:
        raise Http404
    form = FORMATS[ending]
    return HttpResponse(
        form.write(citation),
        content_type=f"{form.media_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{citation.name}.{ending}"'},
    )
