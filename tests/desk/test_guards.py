"""The guards around wagtail-localize stand, and say so when it changes under them."""

from importlib import import_module
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail import hooks
from wagtail_localize import __version__, models
from wagtail_localize.segments import extract
from wagtail_localize.views import (
    convert,
    edit_translation,
    report,
    snippets_api,
    submit_translations,
    update_translations,
)

from desk import guards
from desk.guards.alias_rights import refuse_untranslated_page
from desk.guards.bulk_publishing import refuse_unfit_translations
from desk.guards.wrapping import guards_of

GUARDED = [
    ("none_segments", extract.StreamFieldSegmentExtractor, "handle_block"),
    ("outdated_strings", models.StringTranslation, "get_error"),
    ("source_refresh", models.TranslationSource, "update_from_db"),
    ("own_blocks", models, "ingest_segments"),
    ("publish_gate", models.TranslationSource, "create_or_update_translation"),
    ("publish_gate", edit_translation, "edit_translation"),
    ("string_texts", edit_translation.edit_string_translation.cls, "put"),
    ("override_values", edit_translation.edit_override.cls, "put"),
    ("override_values", edit_translation, "preview_translation"),
    ("po_import", edit_translation, "upload_pofile"),
    ("one_source", submit_translations.SubmitPageTranslationView, "post"),
    ("one_source", edit_translation, "restart_translation"),
    ("submit_rights", submit_translations.SubmitPageTranslationView, "get_object"),
    ("submit_rights", submit_translations.SubmitPageTranslationView, "get_form"),
    ("sync_rights", update_translations.UpdateTranslationsView, "get_object"),
    ("sync_rights", update_translations.UpdateTranslationsView, "form_valid"),
    ("translation_rights", edit_translation, "preview_translation"),
    ("translation_rights", edit_translation, "download_pofile"),
    ("translation_rights", edit_translation, "upload_pofile"),
    ("translation_rights", edit_translation, "machine_translate"),
    ("translation_rights", edit_translation, "edit_string_translation"),
    ("translation_rights", edit_translation, "edit_override"),
    ("translation_rights", edit_translation, "stop_translation"),
    ("translation_rights", edit_translation, "restart_translation"),
    ("alias_rights", convert, "convert_to_alias"),
    ("report_rights", report.TranslationsReportView, "get_queryset"),
    ("snippet_rights", snippets_api.SnippetViewSet, "get_model"),
    ("offered_actions", edit_translation, "edit_translation"),
]


def test_the_guards_were_measured_against_this_version_of_localize() -> None:
    assert __version__ == "1.14.5"


@pytest.mark.parametrize(("guard", "owner", "name"), GUARDED)
def test_every_guard_stands(guard: str, owner: Any, name: str) -> None:
    assert guard in guards_of(getattr(owner, name))


def test_installing_twice_guards_once() -> None:
    guards.install()
    for _guard, owner, name in GUARDED:
        names = guards_of(getattr(owner, name))
        assert len(names) == len(set(names))


@pytest.mark.parametrize(("guard", "owner", "name"), GUARDED)
def test_a_changed_signature_stops_the_start_and_names_the_guard(
    guard: str, owner: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(something_else: Any) -> None: ...

    monkeypatch.setattr(owner, name, changed)
    with pytest.raises(ImproperlyConfigured) as stopped:
        import_module(f"desk.guards.{guard}").install()
    assert guard in str(stopped.value)
    assert __version__ in str(stopped.value)
    assert "something_else" in str(stopped.value)


def test_a_function_that_is_gone_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(convert, "convert_to_alias")
    with pytest.raises(ImproperlyConfigured, match=r"alias_rights.*convert_to_alias is gone"):
        import_module("desk.guards.alias_rights").install()


def test_the_hooks_beside_the_guards_are_registered() -> None:
    assert refuse_unfit_translations in hooks.get_hooks("before_bulk_action")
    assert refuse_untranslated_page in hooks.get_hooks("before_convert_alias_page")
