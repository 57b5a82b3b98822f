"""The site's own words, for suggestions."""

from django.db import models


class Word(models.Model):
    """A form that stands in published commentaries of one language, and in how many of them.

    Of a name, ``written`` is the form with its capital («Лукашэнка», «МУС») and ``spelled`` the
    same without differences of orthography, by which the typed beginning of a name finds it. Of
    any other word both are "".
    """

    form = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    documents = models.PositiveIntegerField()
    written = models.CharField(max_length=40, blank=True)
    spelled = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "language"], name="word_once_per_language"),
        ]
        indexes = [
            models.Index(fields=["spelled"], condition=~models.Q(spelled=""), name="word_names"),
        ]

    def __str__(self) -> str:
        return self.form


class Spelling(models.Model):
    """The beginning of a word, whole or with one letter left out: a mistyped word shares one."""

    key = models.CharField(max_length=7, db_index=True)
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="spellings")

    def __str__(self) -> str:
        return self.key
