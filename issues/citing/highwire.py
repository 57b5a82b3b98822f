"""The tags by which Zotero and search engines for scholars know a work on its page.

Names after Highwire Press, as Zotero's translator “Embedded Metadata” (April 2026) and Google
Scholar read them.
"""

from issues.citing.record import Citation


def highwire_tags(citation: Citation) -> list[tuple[str, str]]:
    """``(name, content)`` of each ``<meta>``, in order; names may come more than once.

    Readers of these tags split “Given Family” at its last space, unless there is a comma. So a
    collective author ends with one: all of it is then taken for a family name, and no part of
    it for a given name.
    """
    work = citation.in_one_line
    authors = [person.inverted for person in work.people] or [f"{work.collective},"]
    tags = [
        ("citation_title", work.title),
        *(("citation_author", author) for author in authors),
        ("citation_publication_date", f"{work.issued:%Y/%m/%d}"),
        ("citation_journal_title", work.publication),
        ("citation_issue", work.issue_title),
        ("citation_language", work.language),
        ("citation_keywords", work.section),
        ("citation_abstract", work.abstract),
        ("citation_public_url", work.address),
        ("citation_fulltext_html_url", work.address),
    ]
    return [(name, content) for name, content in tags if content]
