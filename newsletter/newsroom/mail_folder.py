"""The mail that was written to files instead of being sent: a list, and one of it."""

from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from newsletter.newsroom.framing import framed
from newsletter.newsroom.rights import MailingScreen
from newsletter.newsroom.standing import writes_to_a_folder
from newsletter.outgoing import choice_of_settings

NEWEST = 100


@dataclass(frozen=True)
class WrittenMail:
    """``name`` is that of its file, ``written_at`` when it would have been sent."""

    name: str
    written_at: datetime
    subject: str


def newest() -> list[WrittenMail]:
    """The mails written last, newest first; only whole ones, and only the newsletter's."""
    files = sorted(_files(), key=lambda file: file.stat().st_mtime, reverse=True)
    return [
        WrittenMail(
            file.name,
            datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone()),
            _read(file, headers_only=True)["Subject"] or "",
        )
        for file in files[:NEWEST]
    ]


def _files() -> list[Path]:
    """The newsletter's own: Django writes others there, with words for one person only."""
    if not writes_to_a_folder():
        return []
    return list(Path(choice_of_settings().options["folder"]).glob("*.eml"))


def _read(file: Path, *, headers_only: bool = False) -> EmailMessage:
    with file.open("rb") as stream:
        return BytesParser(EmailMessage, policy=default).parse(stream, headersonly=headers_only)


class FolderScreen(MailingScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Mail written to files")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("newsletter_mail:index"), "label": self.page_title},
        ]


class FolderView(FolderScreen, TemplateView):
    template_name = "newsletter/newsroom/folder.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "mails": newest(),
            "is_used": writes_to_a_folder(),
            "most": NEWEST,
        }


class OneFile(FolderScreen):
    """One of the files, by its name; anything else is missing."""

    def file(self) -> Path:
        for file in _files():
            if file.name == self.kwargs["name"]:
                return file
        raise Http404

    def part(self, kind: str) -> str:
        body = _read(self.file()).get_body(preferencelist=(kind,))
        return str(body.get_content()) if body is not None else ""


class FileView(OneFile, TemplateView):
    template_name = "newsletter/newsroom/file.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message = _read(self.file(), headers_only=True)
        return {
            **super().get_context_data(**kwargs),
            "name": self.kwargs["name"],
            "headers": [(name, str(value)) for name, value in message.items()],
            "subject": message["Subject"] or _("No subject"),
            "language": message["Content-Language"] or "",
            "text": self.part("plain"),
        }


class FileHtmlView(OneFile, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return framed(self.part("html"))


class FileMessageView(OneFile, View):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        file = self.file()
        return HttpResponse(
            file.read_bytes(),
            content_type="message/rfc822",
            headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
        )
