"""The answers to searches: a page, data, suggestions; and what browsers are told of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.asked import read
from search.description import CONTENT_TYPE, SUGGESTIONS_TYPE, description_xml
from search.discretion import READABLE, discreet
from search.finding import find
from search.finding.data import as_data
from search.page import page_context
from search.words.completions import complete


@discreet("search")
def search_page(request: HttpRequest) -> HttpResponse:
    """What is found, or, where nothing is asked, what can be asked."""
    return render(request, "search/search.html", page_context(read(request.GET), _language()))


@discreet("search", data=True)
def search_data(request: HttpRequest) -> HttpResponse:
    """The same as data."""
    asked, language = read(request.GET), _language()
    found = find(asked.text, language, chosen=asked.chosen, order=asked.order, page=asked.page)
    return JsonResponse(as_data(found, language, asked.order), json_dumps_params=READABLE)


@discreet("suggestions", data=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """What may be meant by the beginning of a question, in the form that browsers ask for.

    ``[typed, [texts], [what each is, in words], [paths, "" for words to search for], [languages]]``
    """
    typed = read(request.GET).text
    offered = complete(typed, _language())
    kinds = {
        "title": _("Text"),
        "section": _("Section"),
        "name": pgettext("of a person or place", "Name"),
    }
    answer = [
        typed,
        [each.text for each in offered],
        [kinds.get(each.kind, "") for each in offered],
        [each.path for each in offered],
        [each.language for each in offered],
    ]
    return JsonResponse(
        answer, safe=False, content_type=SUGGESTIONS_TYPE, json_dumps_params=READABLE
    )


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """How a browser can search here from its own field."""
    return HttpResponse(description_xml(_language()), content_type=CONTENT_TYPE)


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]
