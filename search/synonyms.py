"""The groups that editors keep, for a question."""

from functools import lru_cache

from issues.prepared import Prepared
from search.asking.synonyms import Synonyms
from search.models import SynonymGroup
from search.synonym_names import words_of


def load() -> Synonyms:
    """All groups as they are now, from one query."""
    return _read(tuple(names for (names,) in _NAMES.rows()))


_NAMES = Prepared(lambda: SynonymGroup.objects.order_by("pk").values_list("names"))


@lru_cache(1)
def _read(groups: tuple[str, ...]) -> Synonyms:
    """Synonyms from the names that editors wrote, one on each line."""
    return Synonyms(tuple(tuple(words_of(name) for name in names.splitlines()) for names in groups))
