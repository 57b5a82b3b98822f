"""What the pages of the newsletter are made of."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from issues.reading.meta import PageMeta
from newsletter.choices import Wanted, choices
from newsletter.stamps import stamp


def language_here() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


def show(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    link: tuple[str, str] | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """``newsletter/{template}.html`` under ``title``.

    ``link`` is the name of the address and the token of a page that can be opened again; the page
    then leads to itself in the other languages, any other page to the form in those.
    """
    name, args = (link[0], [link[1]]) if link else ("newsletter", [])
    meta = PageMeta(
        title=title,
        description="",
        path=reverse(name, args=args),
        alternates=_in_all_languages(name, args),
        noindex=True,
        canonical=reverse("newsletter"),
    )
    context |= {"meta": meta, "heading": title}
    return render(request, f"newsletter/{template}.html", context, status=status)


def show_form(
    request: HttpRequest,
    title: str = "",
    *,
    wanted: Wanted | None = None,
    address: str = "",
    error: str = "",
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """The form as a page of its own, with what was entered; ``error`` stands at the address.

    ``title`` is another heading than the form's own, and ``notice`` what it is explained with.
    """
    page = show(
        request,
        "form",
        title or _("Subscribe to our newsletter"),
        status=status,
        choices=choices(language_here(), wanted),
        address=address,
        error=error,
        notice=notice,
        stamp=stamp(),
    )
    return page


def _in_all_languages(name: str, args: list[str]) -> dict[str, str]:
    paths = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            paths[code] = reverse(name, args=args)
    return paths
