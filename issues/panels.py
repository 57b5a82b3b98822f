"""Parts of the issue's form that are not fields of the page."""

from typing import Any

from wagtail.admin.panels import FieldPanel


class ChangeKindPanel(FieldPanel):
    """Asks what kind of change it is, where there is a published text to change."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, **{"disable_comments": True} | kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.first_published_at is not None
