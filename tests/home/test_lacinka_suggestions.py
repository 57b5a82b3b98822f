"""What is offered while somebody types on a page in Łacinka."""

from home.lacinka.suggestions import suggestions_in_lacinka

CYRILLIC = (
    '["Люд", ["Людзі Мінска", "Люди", "People"], ["Тэкст", "Імя", "Тэкст"],'
    ' ["/be/issues/2018-06-11/ludzi/", "", "/en/issues/2018-06-11/ludzi/"], ["be", "ru", "en"]]'
)
LATIN = (
    '["Люд", ["Ludzi Minska", "Люди", "People"], ["Tekst", "Imia", "Tekst"],'
    ' ["/be-latn/issues/2018-06-11/ludzi/", "", "/en/issues/2018-06-11/ludzi/"],'
    ' ["be-Latn", "ru", "en"]]'
)


def test_what_is_belarusian_is_converted_and_leads_on_within_lacinka() -> None:
    """What was typed comes back as it was: a browser drops an answer to anything else."""
    assert suggestions_in_lacinka(CYRILLIC) == LATIN


def test_nothing_offered_stays_nothing() -> None:
    assert suggestions_in_lacinka('["", [], [], [], []]') == '["", [], [], [], []]'
