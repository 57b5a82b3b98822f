"""Languages, moments and spans as the newsroom says them."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import ngettext


def language_name(code: str) -> str:
    """The name of a language in itself."""
    return str(dict(settings.LANGUAGES)[code])


def language_list(codes: Iterable[str]) -> str:
    return ", ".join(language_name(code) for code in codes)


def number_of_mails(number: int) -> str:
    return ngettext("%(number)s mail", "%(number)s mails", number) % {"number": number}
