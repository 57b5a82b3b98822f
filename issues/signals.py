"""What the publication announces to the rooms above it, after the transaction has committed."""

from django.dispatch import Signal

# Sent with ``page_id: int``, ``translation_key: UUID``, ``language: str`` and ``week_start: date``
# when readers see a new or changed issue in that language.
edition_published = Signal()

# Sent with the same arguments when readers no longer see the issue in that language.
edition_withdrawn = Signal()
