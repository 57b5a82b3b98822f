"""Closes the traps of wagtail-localize, one small module each; see docs/translating.md."""

from desk.guards import (
    alias_rights,
    bulk_publishing,  # noqa: F401  # registers a hook
    none_segments,
    offered_actions,
    one_source,
    outdated_strings,
    override_values,
    own_blocks,
    own_notes,
    po_import,
    publish_gate,
    report_rights,
    snippet_rights,
    source_refresh,
    string_texts,
    submit_rights,
    sync_rights,
    translation_rights,
)

# The first one installed stands closest to wagtail-localize: rights are asked before anything else.
GUARDS = (
    none_segments,
    outdated_strings,
    source_refresh,
    own_blocks,
    own_notes,
    publish_gate,
    string_texts,
    override_values,
    po_import,
    one_source,
    submit_rights,
    sync_rights,
    translation_rights,
    alias_rights,
    report_rights,
    snippet_rights,
    offered_actions,
)


def install() -> None:
    """Puts every guard in place, once.

    Raises ``ImproperlyConfigured``, naming the guard, when what it guards is not as expected.
    """
    for guard in GUARDS:
        guard.install()
