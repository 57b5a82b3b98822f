"""Who may do what with the newsletter in the newsroom."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies import ModelPermissionPolicy

from newsletter.models import Mailing

VIEW, CHANGE = "newsletter.view_mailing", "newsletter.change_mailing"


class KeptPermissionPolicy(ModelPermissionPolicy):
    """For rows that come and go by themselves: no administrator adds or deletes one either."""

    KEPT = frozenset({"add", "delete"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.KEPT and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


def may_see(user: Any) -> bool:
    """Whether ``user`` sees mailings; who may change them does."""
    return any(user.has_perm(right) for right in (VIEW, CHANGE))


class NewsletterMenuItem(MenuItem):
    """Shown to those who see mailings."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


class MailingScreen:
    """What the screens of mailings share."""

    model = Mailing
    any_permission_required: tuple[str, ...] | None = ("view", "change")
    header_icon = "mail"
