"""How many there are, in words that follow the number: Wagtail's own know one and many."""

from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator


class MailingPaginator(WagtailPaginator):
    @property
    def items_count_label(self) -> str:
        words = ngettext("%(number)s mailing", "%(number)s mailings", self.count)
        return words % {"number": self.count}


class StepPaginator(WagtailPaginator):
    @property
    def items_count_label(self) -> str:
        return ngettext("%(number)s step", "%(number)s steps", self.count) % {"number": self.count}
