"""What the publication needs before its first issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
            if sibling is not None:
                index.translation_key = sibling.translation_key
            home.add_child(instance=index)
            index.save_revision().publish()
        indexes[language] = index
    return indexes
