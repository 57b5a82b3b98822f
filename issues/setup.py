"""What the publication needs before its first issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4, uuid5

from wagtail.models import Locale, Page

from issues.models import IssueIndexPage, Section


@dataclass(frozen=True)
class SectionSeed:
    """A section as the original publication named it."""

    slug: str
    name_en: str
    name_be: str
    name_ru: str
    used_from: date | None = None
    used_until: date | None = None


SECTIONS = (
    SectionSeed(
        "the-ruling-elite",
        "The ruling elite",
        "Кіроўная эліта",
        "Правящая элита",
        used_from=date(2017, 1, 2),
    ),
    SectionSeed(
        "society-and-political-parties",
        "Society and political parties",
        "Грамадства і палітычныя партыі",
        "Общество и политические партии",
        used_from=date(2017, 1, 2),
    ),
    SectionSeed(
        "security-issues",
        "Security issues",
        "Пытанні бяспекі",
        "Вопросы безопасности",
        used_from=date(2017, 1, 2),
    ),
    SectionSeed(
        "belarus-west-relations",
        "Belarus-West relations",
        "Адносіны Беларусь — Захад",
        "Отношения Беларусь — Запад",
        used_from=date(2017, 1, 2),
    ),
    SectionSeed(
        "belarus-russia-relations",
        "Belarus-Russia relations",
        "Адносіны Беларусь — Расія",
        "Отношения Беларусь — Россия",
        used_from=date(2017, 1, 2),
    ),
    SectionSeed(
        "society-and-politics",
        "Society and politics",
        "Грамадства і палітыка",
        "Общество и политика",
        used_until=date(2017, 1, 1),
    ),
    SectionSeed(
        "international-relations",
        "International relations",
        "Міжнародныя адносіны",
        "Международные отношения",
        used_until=date(2017, 1, 1),
    ),
)

INDEX_TITLES = {"be": "Усе выпускі", "ru": "Все выпуски", "en": "All issues"}


_NAMESPACE = UUID("3b0f4c1e-6d0a-4a53-9a55-0f7f3b7c2d18")


def key_of_new(name: str) -> UUID:
    """A translation key for a page that every new site has: the same in every database.

    By these keys searches put results in order that are equal otherwise. Another one where a page
    has it already, perhaps at an address of the editors' choice.
    """
    key = uuid5(_NAMESPACE, name)
    return uuid4() if Page.objects.filter(translation_key=key).exists() else key


def ensure_sections() -> int:
    """Makes the sections that are missing; leaves existing ones as editors have them.

    Returns how many were made.
    """
    made = 0
    for order, seed in enumerate(SECTIONS, start=1):
        _section, created = Section.objects.get_or_create(
            slug=seed.slug,
            defaults={
                "name_en": seed.name_en,
                "name_be": seed.name_be,
                "name_ru": seed.name_ru,
                "used_from": seed.used_from,
                "used_until": seed.used_until,
                "sort_order": order,
            },
        )
        made += created
    return made


def ensure_index(homes: Mapping[str, Page]) -> dict[str, IssueIndexPage]:
    """The issue index under each home page, made where missing.

    ``homes`` maps a language code to its live home page; so does the result for the indexes,
    which are translations of one another.
    """
    indexes: dict[str, IssueIndexPage] = {}
    for language, home in homes.items():
        index = IssueIndexPage.objects.child_of(home).first()
        if index is None:
            index = IssueIndexPage(
                title=INDEX_TITLES[language],
                slug="issues",
                locale=Locale.objects.get(language_code=language),
            )
            sibling = next(iter(indexes.values()), None)
            index.translation_key = sibling.translation_key if sibling else key_of_new("issues")
            home.add_child(instance=index)
            index.save_revision().publish()
        indexes[language] = index
    return indexes
