"""The editions that readers choose between."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """One choice of the form: the languages that come together in one mail.

    ``languages`` holds language codes in the order of the house; what readers may choose of them
    stands in ``arrangements``. Only issues of a week from ``first_week`` on are sent.
    """

    code = models.SlugField(max_length=12, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=40)
    languages = models.JSONField(default=list, editable=False)
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    first_week = models.DateField(_("first week that is sent"))
    neutral = models.BooleanField(
        _("neutral envelope"),
        default=False,
        help_text=_(
            "Sender and subject do not name the site, and the mail begins without its name: "
            "who sees the list of mails does not see what this one is."
        ),
    )
    connections = models.PositiveSmallIntegerField(
        _("connections to the mail server at once"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(8)],
    )
    rate = models.PositiveSmallIntegerField(
        _("mails per second, at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as fast as the mail server takes them."),
    )

    class Meta:
        verbose_name = _("edition of the newsletter")
        verbose_name_plural = _("editions of the newsletter")
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    @property
    def arrangements(self) -> list[tuple[str, ...]]:
        """The languages in every order a reader may choose: all, the other way round, one only."""
        codes: tuple[str, ...] = tuple(self.languages)
        if len(codes) < 2:
            return [codes]
        return [codes, codes[::-1], *((code,) for code in codes)]
