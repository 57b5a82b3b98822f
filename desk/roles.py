"""The roles of the newsroom and what each may do when the site is new.

A right is given once, when its group is first set up; what an administrator gives or takes away
afterwards stays. A right that comes with a later version is given by the migration that brings its
model, such as ``search/migrations/0003_editors_keep_synonyms.py``.
"""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORS = "Editors"
TRANSLATORS = "Translators ({language})"
STOCK_MODERATORS = "Moderators"

EDITOR_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
EDITOR_MODEL_PERMISSIONS = (
    ("wagtailadmin", "access_admin"),
    ("wagtail_localize", "submit_translation"),
    ("issues", "add_section"),
    ("issues", "change_section"),
    ("issues", "view_section"),
    ("issues", "add_author"),
    ("issues", "change_author"),
    ("issues", "delete_author"),
    ("issues", "view_author"),
    ("search", "add_synonymgroup"),
    ("search", "change_synonymgroup"),
    ("search", "delete_synonymgroup"),
    ("search", "view_synonymgroup"),
    ("newsletter", "view_edition"),
    ("newsletter", "change_edition"),
    ("newsletter", "view_mailing"),
    ("newsletter", "change_mailing"),
)
# Wagtail asks for the rights on its own image model, whichever model stores the pictures.
EDITOR_PICTURE_PERMISSIONS = (
    "add_image",
    "change_image",
    "choose_image",
)
TRANSLATOR_MODEL_PERMISSIONS = (("wagtailadmin", "access_admin"),)
TRANSLATOR_PAGE_PERMISSIONS = ("change_page",)


def ensure_groups(homes: Mapping[str, Page]) -> None:
    """Makes the roles that are missing; ``homes`` maps each language code to its front page.

    Editors write and publish in all languages and submit for translation. Translators edit
    their own language only and never publish. Of the groups that Wagtail brings, “Editors”
    becomes ours and loses every right not named here; “Moderators” goes, unless it has members.
    """
    _drop_stock_moderators()
    editors, created = Group.objects.get_or_create(name=EDITORS)
    if created or _is_stock(editors):
        _strip(editors)
        _give(editors, EDITOR_MODEL_PERMISSIONS)
        _give_pictures(editors)
        for home in homes.values():
            _give_pages(editors, home, EDITOR_PAGE_PERMISSIONS)
    for language, home in homes.items():
        translators, created = Group.objects.get_or_create(
            name=TRANSLATORS.format(language=language)
        )
        if created:
            _give(translators, TRANSLATOR_MODEL_PERMISSIONS)
            _give_pages(translators, home, TRANSLATOR_PAGE_PERMISSIONS)


def _is_stock(group: Group) -> bool:
    """Whether ``group`` is as Wagtail's own migrations made it: with rights on the page root."""
    pages = GroupPagePermission.objects.filter(group=group)
    return pages.filter(page__depth=1).exists() and not pages.filter(page__depth__gt=1).exists()


def _drop_stock_moderators() -> None:
    for group in Group.objects.filter(name=STOCK_MODERATORS, user=None):
        if _is_stock(group):
            group.delete()


def _strip(group: Group) -> None:
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.filter(group=group).delete()


def _give(group: Group, names: tuple[tuple[str, str], ...]) -> None:
    for app_label, codename in names:
        group.permissions.add(_permission(app_label, codename))


def _give_pages(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for codename in codenames:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=_permission("wagtailcore", codename)
        )


def _give_pictures(group: Group) -> None:
    for codename in EDITOR_PICTURE_PERMISSIONS:
        GroupCollectionPermission.objects.create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=_permission("wagtailimages", codename),
        )


def _permission(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
