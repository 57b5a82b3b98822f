"""Which analyser made what stands in the index."""

from django.db import models


class IndexState(models.Model):
    """One row per search backend, written when its index has been rebuilt as a whole."""

    backend = models.CharField(max_length=100, unique=True)
    analyser = models.CharField(max_length=40)
    built_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.backend}: {self.analyser}"
