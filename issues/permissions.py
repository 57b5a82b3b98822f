"""What Wagtail's page actions may not do to an issue."""

from typing import Any

from wagtail.models import PagePermissionTester


class IssuePermissionTester(PagePermissionTester):
    """An issue is its week in its language: a second copy of it cannot exist."""

    def can_copy(self) -> bool:
        return False

    def can_copy_to(self, destination: Any, recursive: bool = False) -> bool:
        return False
