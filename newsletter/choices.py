"""What readers choose between: editions, and the order of their languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsletter.models import Edition


@dataclass(frozen=True)
class Arrangement:
    """Languages in one order: as a form sends them ("be,ru"), and in words."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Choice:
    """An edition in a form; ``arrangements`` is empty where there is nothing to arrange."""

    code: str
    name: str
    chosen: bool
    arrangements: tuple[Arrangement, ...]


@dataclass(frozen=True)
class Wanted:
    """An edition, and the languages of one of its arrangements."""

    edition: Edition
    languages: tuple[str, ...]


def choices(language: str, wanted: Wanted | None = None) -> list[Choice]:
    """Every edition, from one query; chosen is what is ``wanted``, else what suits ``language``."""
    editions = list(Edition.objects.all())
    chosen = wanted or _suggested(editions, language)
    return [_choice(edition, chosen, language) for edition in editions]


def wanted_in(data: Mapping[str, str], language: str) -> Wanted | None:
    """What a form says, from one query; what it leaves open suits ``language``.

    ``None`` where there is no edition at all.
    """
    editions = list(Edition.objects.all())
    named = next((each for each in editions if each.code == data.get("edition")), None)
    if named is None:
        return _suggested(editions, language)
    languages = tuple(data.get(f"languages-{named.code}", "").split(","))
    if languages not in named.arrangements:
        languages = _arrangement_for(named, language)
    return Wanted(named, languages)


def in_words(languages: Sequence[str]) -> str:
    """ "Belarusian, then Russian", in the present language and without a capital of its own."""
    words = _language(languages[0])
    for code in languages[1:]:
        words = _("%(before)s, then %(after)s") % {"before": words, "after": _language(code)}
    return words


def _language(code: str) -> str:
    names = {
        "be": pgettext("a text is written in", "Belarusian"),
        "ru": pgettext("a text is written in", "Russian"),
        "en": pgettext("a text is written in", "English"),
    }
    return names.get(code) or str(dict(settings.LANGUAGES).get(code, code))


def _suggested(editions: Sequence[Edition], language: str) -> Wanted | None:
    """The first edition that has ``language``, else the first; ``None`` without any."""
    having = [edition for edition in editions if language in edition.languages] or editions
    return Wanted(having[0], _arrangement_for(having[0], language)) if having else None


def _arrangement_for(edition: Edition, language: str) -> tuple[str, ...]:
    """All languages of ``edition``, with ``language`` first where that can be."""
    whole = [each for each in edition.arrangements if len(each) == len(edition.languages)]
    return next((each for each in whole if each[0] == language), whole[0])


def _choice(edition: Edition, chosen: Wanted | None, language: str) -> Choice:
    here = chosen is not None and chosen.edition.code == edition.code
    languages = (
        chosen.languages if chosen is not None and here else _arrangement_for(edition, language)
    )
    all_of_them = edition.arrangements
    arrangements = tuple(
        Arrangement(",".join(each), _option(each), each == languages) for each in all_of_them
    )
    return Choice(edition.code, edition.name, here, arrangements if len(all_of_them) > 1 else ())


def _option(languages: Sequence[str]) -> str:
    words = in_words(languages)
    if len(languages) == 1:
        words = _("%(language)s only") % {"language": words}
    return capfirst(words)
