"""The mail as subscribers will get it, in each arrangement and language, and a test of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from newsletter.choices import in_words
from newsletter.mail.issue_mail import NothingToSendError, issue_template, preview
from newsletter.mail.template import NOBODY, Template
from newsletter.models import Edition
from newsletter.names import language_name
from newsletter.newsroom.framing import framed
from newsletter.newsroom.screens import OneMailing
from newsletter.newsroom.testing import TestFailedError, send_test
from newsletter.outgoing import domain

GMAIL_CUTS_AT = 102_000
"""Bytes of HTML that Gmail shows before it hides the rest behind a link."""


class Choice(forms.Form):
    """Which of the mails that one mailing becomes."""

    languages = forms.ChoiceField(label=gettext_lazy("Languages of the issue"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of everything else"), required=False)

    def __init__(self, edition: Edition, data: Any) -> None:
        arrangements = [
            (",".join(codes), capfirst(in_words(codes))) for codes in edition.arrangements
        ]
        spoken = [(code, language_name(code)) for code, _name in settings.LANGUAGES]
        first = {"languages": arrangements[0][0], "language": get_language()}
        super().__init__({name: data.get(name) or value for name, value in first.items()})
        self.fields["languages"].choices = arrangements  # type: ignore[attr-defined]  # a choice field
        self.fields["language"].choices = spoken  # type: ignore[attr-defined]  # likewise


class Chosen(OneMailing):
    """A screen of one of these mails, which stands in the query."""

    @property
    def choice(self) -> Choice:
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        form = Choice(self.object.edition, data)
        if not form.is_valid():
            raise Http404
        return form

    def chosen(self) -> tuple[tuple[str, ...], str]:
        chosen = self.choice.cleaned_data
        return tuple(chosen["languages"].split(",")), chosen["language"]

    def template(self) -> Template:
        """Raises ``Http404`` where readers can open nothing of the issue any more."""
        try:
            return issue_template(self.object, *self.chosen())
        except NothingToSendError:
            raise Http404 from None


class PreviewView(Chosen, TemplateView):
    template_name = "newsletter/newsroom/preview.html"
    page_title = gettext_lazy("Preview and test")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        choice = self.choice
        try:
            shown = preview(self.object, *self.chosen())
        except NothingToSendError:
            shown = None
        size = len(shown.html.encode()) if shown else 0
        return {
            **super().get_context_data(**kwargs),
            "mailing": self.object,
            "choice": choice,
            "query": f"?languages={choice.data['languages']}&language={choice.data['language']}",
            "preview": shown,
            "text_language": choice.cleaned_data["language"],
            "kilobytes": -(-size // 1_000),
            "is_cut": size > GMAIL_CUTS_AT,
            "may_change": self.may_change(),
            "address": getattr(self.request.user, "email", ""),
            "back": self.inspect_url,
        }


class PreviewHtmlView(Chosen, View):
    """The HTML alone, for a frame in which nothing can run and nothing is loaded."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return framed(preview(self.object, *self.chosen()).html)
        except NothingToSendError:
            raise Http404 from None


class PreviewMessageView(Chosen, View):
    """The message as it travels, to nobody, as a file that mail programs open."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        message = self.template().fill(
            "undisclosed-recipients:;", f"<preview-{self.object.pk}@{domain()}>", NOBODY
        )
        languages, language = self.chosen()
        name = f"{self.object.week_start}-{'-'.join(languages)}-{language}.eml"
        return HttpResponse(
            message,
            content_type="message/rfc822",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class TestView(Chosen, View):
    """Sends one of these mails to the editor who asks for it."""

    any_permission_required = None
    permission_required = "change"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        address = getattr(request.user, "email", "")
        try:
            send_test(self.template(), address)
        except TestFailedError as error:
            messages.error(request, error.sentence)
        else:
            messages.success(request, _("Sent to %(address)s.") % {"address": address})
        data = self.choice.data
        path = reverse("newsletter_mailings:preview", args=[self.object.pk])
        return redirect(f"{path}?languages={data['languages']}&language={data['language']}")
