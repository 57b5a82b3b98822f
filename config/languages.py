"""The languages of the publication, in the order in which readers see them.

Codes are ISO 639-1; each language is named in itself. Everything that needs a list of
languages takes it from here through ``settings.LANGUAGES``.
"""

LANGUAGES: list[tuple[str, str]] = [
    ("be", "Беларуская"),
    ("ru", "Русский"),
    ("en", "English"),
]

DEFAULT_LANGUAGE = "en"

OPEN_GRAPH_LOCALES: dict[str, str] = {"be": "be_BY", "ru": "ru_RU", "en": "en_US"}
