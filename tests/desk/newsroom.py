"""What editors and translators do in the admin, through its real views."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from issues.models import IssuePage


class Newsroom:
    """An editor and, per language, a translator, working on issues."""

    def __init__(
        self,
        signed_in: Callable[..., Client],
        capture: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        self._signed_in = signed_in
        self._capture = capture
        self._clients: dict[str, Client] = {}

    def client(self, role: str) -> Client:
        if role not in self._clients:
            self._clients[role] = self._signed_in(role)
        return self._clients[role]

    def submit(self, issue: IssuePage, *languages: str) -> None:
        locales = Locale.objects.filter(language_code__in=languages)
        url = reverse("wagtail_localize:submit_page_translation", args=[issue.pk])
        response = self.client("Editors").post(
            url, {"locales": [str(locale.pk) for locale in locales]}
        )
        assert response.status_code == 302, response.content.decode()

    def put(self, issue: IssuePage, language: str, segment: StringSegment, text: str) -> None:
        translation = self.translation(issue, language)
        url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        response = self.client(f"Translators ({language})").put(
            url, urlencode({"value": text}), content_type="application/x-www-form-urlencoded"
        )
        assert response.status_code in {200, 201}, response.content.decode()

    def translate_all(self, issue: IssuePage, language: str) -> None:
        """Puts “[be] source” for every string that has no translation yet."""
        for segment in self.segments(issue, language):
            if self.translated(issue, language, segment) is None:
                self.put(issue, language, segment, f"[{language}] {segment.string.data}")

    def publish(self, issue: IssuePage, language: str) -> Any:
        """Presses “Publish” in the localize editor."""
        edition = self.edition(issue, language)
        url = reverse("wagtailadmin_pages:edit", args=[edition.pk])
        with self._capture(execute=True):
            response = self.client("Editors").post(url, {"action": "publish"})
        assert response.status_code == 302
        return response

    def save_source(self, issue: IssuePage, *, publish: bool = True) -> None:
        """Saves what was changed in ``issue`` as a new revision, and publishes it."""
        with self._capture(execute=True):
            revision = issue.save_revision()
            if publish:
                revision.publish()
        issue.refresh_from_db()

    def translation(self, issue: IssuePage, language: str) -> Translation:
        translation: Translation = Translation.objects.get(
            source__object_id=issue.translation_key, target_locale__language_code=language
        )
        return translation

    def segments(self, issue: IssuePage, language: str) -> list[StringSegment]:
        source = self.translation(issue, language).source
        return list(source.stringsegment_set.select_related("string", "context").order_by("order"))

    def segment(self, issue: IssuePage, language: str, text: str) -> StringSegment:
        found: StringSegment = next(
            segment for segment in self.segments(issue, language) if segment.string.data == text
        )
        return found

    def translated(
        self, issue: IssuePage, language: str, segment: StringSegment
    ) -> StringTranslation | None:
        found: StringTranslation | None = StringTranslation.objects.filter(
            translation_of=segment.string,
            context=segment.context,
            locale__language_code=language,
        ).first()
        return found

    def edition(self, issue: IssuePage, language: str) -> IssuePage:
        edition: IssuePage = IssuePage.objects.get(
            translation_key=issue.translation_key, locale__language_code=language
        )
        return edition

    def publish_in(self, issue: IssuePage, *languages: str) -> None:
        """The whole way: submitted, translated and published."""
        self.submit(issue, *languages)
        for language in languages:
            self.translate_all(issue, language)
            self.publish(issue, language)
