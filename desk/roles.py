"""The roles of the newsroom and what each may do."""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORS = "Editors"
TRANSLATORS = "Translators ({language})"

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
)
EDITOR_PICTURE_PERMISSIONS = (
    "add_publicationimage",
    "change_publicationimage",
    "choose_publicationimage",
)


def _give(group: Group, app_label: str, codename: str) -> None:
    group.permissions.add(
        Permission.objects.get(content_type__app_label=app_label, codename=codename)
    )


def ensure_groups(homes: Mapping[str, Page]) -> None:
    """Makes the roles; ``homes`` maps each language code to its front page.

    Editors write and publish in all languages and submit for translation. Translators edit
    their own language only and never publish.
    """
    editors, _created = Group.objects.get_or_create(name=EDITORS)
    for app_label, codename in EDITOR_MODEL_PERMISSIONS:
        _give(editors, app_label, codename)
    for home in homes.values():
        for codename in EDITOR_PAGE_PERMISSIONS:
            GroupPagePermission.objects.get_or_create(
                group=editors, page=home, permission=_page_permission(codename)
            )
    root_collection = Collection.get_first_root_node()
    for codename in EDITOR_PICTURE_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=editors,
            collection=root_collection,
            permission=Permission.objects.get(content_type__app_label="issues", codename=codename),
        )
    for language, home in homes.items():
        translators, _created = Group.objects.get_or_create(
            name=TRANSLATORS.format(language=language)
        )
        _give(translators, "wagtailadmin", "access_admin")
        GroupPagePermission.objects.get_or_create(
            group=translators, page=home, permission=_page_permission("change_page")
        )


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
