"""The form in which the first texts are written down."""

Texts = dict[str, tuple[str, str]]
"""``{language: (title, rich text)}``"""
