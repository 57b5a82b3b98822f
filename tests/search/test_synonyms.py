"""Different names of one thing, as editors keep them."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from config.site import set_up_site
from desk.roles import EDITORS
from search import synonyms
from search.asking import Vocabulary, parse
from search.asking.looking import Looker
from search.asking.plan import plan_of
from search.asking.synonyms import EMPTY, Synonyms
from search.models import SynonymGroup
from search.setup import STARTING_GROUPS, ensure_synonyms
from search.synonym_names import LONGEST_NAME, MOST_NAMES, Name, written_names

SignedIn = Callable[..., Client]
pytestmark = pytest.mark.django_db


def _address(view: str, *args: int) -> str:
    return reverse(f"wagtailsnippets_search_synonymgroup:{view}", args=args)


@pytest.fixture
def editor(site: Site, signed_in: SignedIn) -> Client:
    """An editor of a site that has no groups yet."""
    SynonymGroup.objects.all().delete()
    return signed_in("Editors")


def _errors(response: Any) -> str:
    assert response.status_code == 200
    return " ".join(response.context["form"].errors["names"])


def test_an_editor_writes_names_one_per_line_or_with_commas(editor: Client) -> None:
    names = "  Смаргонь \n\nСморгонь, Smarhoń ;Smorgon\r\n"

    response = editor.post(_address("add"), {"names": names})

    assert response.status_code == 302
    assert SynonymGroup.objects.get().names.split("\n") == [
        "Смаргонь",
        "Сморгонь",
        "Smarhoń",
        "Smorgon",
    ]


def test_spaces_and_signs_that_cannot_be_kept_are_taken_out(editor: Client) -> None:
    editor.post(_address("add"), {"names": "Новы\u202e   \t Двор\nНовый\u00a0Двор"})

    assert SynonymGroup.objects.get().names.split("\n") == ["Новы Двор", "Новый Двор"]


def test_nul_is_refused_in_a_form_and_taken_out_of_anything_else(editor: Client) -> None:
    assert "Null characters" in _errors(editor.post(_address("add"), {"names": "Мі\0нск\nМенск"}))

    group = SynonymGroup(names="Мі\0нск\nМенск")
    group.full_clean()

    assert str(group) == "Мінск, Менск"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("", "This field is required."),
        ("Мінск", "at least two names"),
        (" \n,\n", "at least two names"),
        ("Мінск\n\n1863", "Line 3, “1863”: a name needs a letter."),
        ("Мінск\n—", "Line 2, “—”: a name needs a letter."),
        ("Мінск\n" + "а" * (LONGEST_NAME + 1), f"at most {LONGEST_NAME} characters"),
        ("Мінск\nадзін два тры чатыры пяць", "at most 4 words"),
        ("Мінск\nаб", "Line 2, “аб”: search leaves words like this out of account."),
        (
            "Гомель\nМінск\nМінску",
            "Line 3, “Мінску”: search reads it like “Мінск” on line 2.",
        ),
        ("\n".join(f"Вёска{'а' * n}" for n in range(MOST_NAMES + 1)), "There are 21 names"),
    ],
)
def test_what_is_wrong_is_said_of_its_line(editor: Client, names: str, said: str) -> None:
    assert said in _errors(editor.post(_address("add"), {"names": names}))
    assert not SynonymGroup.objects.exists()


def test_a_name_of_another_group_is_refused_and_the_group_is_named(editor: Client) -> None:
    SynonymGroup.objects.create(names="Менск\nМінск")

    errors = _errors(editor.post(_address("add"), {"names": "Minsk\nМінска"}))

    assert "Line 2, “Мінска”: it already stands in the group “Менск, Мінск”." in errors


def test_a_group_may_keep_its_own_names(editor: Client) -> None:
    group = SynonymGroup.objects.create(names="Менск\nМінск")

    response = editor.post(_address("edit", group.pk), {"names": "Менск\nМінск\nMinsk"})

    assert response.status_code == 302
    group.refresh_from_db()
    assert str(group) == "Менск, Мінск, Minsk"


def test_the_list_shows_every_name_and_finds_a_group_by_any(editor: Client) -> None:
    for names in ("Менск\nМінск", "Гродна\nГорадня"):
        editor.post(_address("add"), {"names": names})

    everything = editor.get(_address("list")).content.decode()
    found = editor.get(_address("list"), {"q": "горадн"}).context["object_list"]

    assert "Менск, Мінск" in everything
    assert [str(group) for group in found] == ["Гродна, Горадня"]


def test_the_history_of_a_group_tells_who_changed_it(editor: Client) -> None:
    editor.post(_address("add"), {"names": "Менск\nМінск"})
    group = SynonymGroup.objects.get()

    history = editor.get(_address("history", group.pk))

    assert history.status_code == 200
    assert "editors" in history.content.decode()


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_translator_leaves_the_groups_to_editors(
    site: Site, signed_in: SignedIn, language: str
) -> None:
    response = signed_in(f"Translators ({language})").get(_address("list"))

    assert response.status_code == 302


def test_a_question_gets_all_groups_in_one_query(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    SynonymGroup.objects.all().delete()
    SynonymGroup.objects.create(names="Еўрасаюз\nЕўрапейскі саюз")
    SynonymGroup.objects.create(names="Менск\nМінск")

    with django_assert_num_queries(1):
        loaded = synonyms.load()

    assert loaded.groups == (
        (("Еўрасаюз",), ("Еўрапейскі", "саюз")),
        (("Менск",), ("Мінск",)),
    )


def test_a_new_site_begins_with_groups_that_an_editor_could_save(site: Site) -> None:
    groups = list(SynonymGroup.objects.all())

    assert len(groups) == len(STARTING_GROUPS)
    for group in groups:
        group.full_clean()


BODIES = """
НАТА НАТО NATO · АБСЕ ОБСЕ OSCE · ААН ООН UN · ЕЗ ЕС EU · КДБ КГБ KGB · СНД СНГ CIS · АДКБ ОДКБ CSTO
ЗША США USA US U.S. · МЗС МИД MFA · ЦВК ЦИК CEC · СМІ СМИ · АМАП ОМОН OMON · ДАІ ГАИ · МУС МВД
""".replace("·", "\n").strip()


@pytest.mark.parametrize("names", BODIES.splitlines())
def test_a_body_is_found_by_its_abbreviation_in_any_language(site: Site, names: str) -> None:
    groups = synonyms.load()

    missed = [
        (asked, written, language)
        for name in names.split()
        for asked in (name, name.lower())
        for language in ("be", "ru", "en")
        for written in names.split()
        if not _asks(asked, groups, language)(written)
    ]

    assert missed == []


ORDINARY = """
be: ёй даілі карову · сам-насам · ната · нат не ведаў · пасе кароў · мусіць · еду ў горад
ru: гай зелёный · сизый голубь · сам · есть · ели · мука · имя
en: let us go · unless it pays · for us all · who · the pace · aid
"""


@pytest.mark.parametrize("line", ORDINARY.strip().splitlines())
def test_no_abbreviation_of_a_starting_group_finds_an_ordinary_word(site: Site, line: str) -> None:
    language, _, texts = line.partition(": ")
    names = "\n".join(SynonymGroup.objects.values_list("names", flat=True)).splitlines()

    found = [
        (text, name)
        for name in names
        for text in texts.split(" · ")
        if _asks(name, synonyms.load(), language)(text) and not _asks(name, EMPTY, language)(text)
    ]

    assert found == []


def _asks(asked: str, groups: Synonyms, language: str) -> Callable[[str], bool]:
    """Whether a question finds a text of ``language``."""
    looker = Looker(plan_of(parse(asked, Vocabulary()).tree, groups), language)
    return lambda text: looker.accepts([text])


def test_a_group_that_editors_deleted_does_not_come_back(editor: Client, site: Site) -> None:
    editor.post(_address("add"), {"names": "Менск\nМінск"})
    editor.post(_address("delete", SynonymGroup.objects.get().pk))

    assert ensure_synonyms() == 0
    set_up_site()
    assert not SynonymGroup.objects.exists()


def test_a_starting_group_once_deleted_does_not_come_back(site: Site, signed_in: SignedIn) -> None:
    editor = signed_in("Editors")
    for group in SynonymGroup.objects.all():
        editor.post(_address("delete", group.pk))

    set_up_site()

    assert not SynonymGroup.objects.exists()


def test_editors_of_a_site_that_is_older_than_the_groups_may_keep_them(site: Site) -> None:
    Permission.objects.filter(content_type__app_label="search").delete()
    editors = Group.objects.get(name=EDITORS)
    assert not editors.permissions.filter(codename__endswith="synonymgroup").exists()

    import_module("search.migrations.0003_editors_keep_synonyms").give(apps, None)

    assert editors.permissions.filter(codename__endswith="synonymgroup").count() == 4


def test_lines_are_counted_as_they_were_written() -> None:
    assert written_names("а\n\nб, в") == [Name(1, "а"), Name(3, "б"), Name(3, "в")]
