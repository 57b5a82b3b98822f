"""The tables of the site's own words.

Publishing adds the words of an issue at once. What withdrawn texts leave behind goes, and counts
become exact, when everything is counted anew; suggestions are held against the index until then.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connection, transaction
from django.db.models import F

from issues.models import Commentary, IssuePage
from search.models import Spelling, Word
from search.words.collecting import Key, Tally, spelled
from search.words.spelling import keys_of

CHUNK = 500
TEXTS = ("locale__language_code", "title", "lead", "verdict_reason", "body_text")

# Of a large archive there are a million spellings: too many to make objects of.
WRITE = f"INSERT INTO {Spelling._meta.db_table} (key, word_id) VALUES (%s, %s)"  # noqa: S608  # the name of our own table

Told = Callable[[str, int, int], None]
"""Hears what is counted, how much of it is done, how much there is."""


def add_issue(page_id: int) -> int:
    """Adds the words of an issue that has just been published; returns how many are new.

    Only a commentary that appears for the first time raises the counts of words known already.
    """
    published_at = IssuePage.objects.filter(pk=page_id).values_list("last_published_at", flat=True)
    moment = published_at.first()
    rows = Commentary.objects.for_everyone().filter(page=page_id)
    everything, fresh = Tally(), Tally()
    for first_published_at, *texts in rows.values_list("first_published_at", *TEXTS):
        _count(everything, texts)
        if first_published_at == moment:
            _count(fresh, texts)
    return _add(everything, fresh)


def rebuild(told: Told | None = None) -> int:
    """Counts all texts that everybody can read anew; returns how many words there are."""
    rows = Commentary.objects.for_everyone().order_by()
    tally, total = Tally(), rows.count()
    texts_of_rows = rows.values_list(*TEXTS).iterator(chunk_size=CHUNK)
    for done, texts in enumerate(texts_of_rows, start=1):
        _count(tally, texts)
        if told and (done % CHUNK == 0 or done == total):
            told(Word._meta.label, done, max(total, done))
    _replace(tally)
    return len(tally.documents)


def _count(tally: Tally, texts: Iterable[str]) -> None:
    language, title, *others = texts
    tally.add(language, title, "\n".join(others))


@transaction.atomic
def _add(tally: Tally, fresh: Tally) -> int:
    known: dict[Key, Word] = {}
    for language in {key.language for key in tally.documents}:
        forms = sorted(key.form for key in tally.documents if key.language == language)
        for chunk in _chunks(forms):
            words = Word.objects.select_for_update().filter(language=language, form__in=chunk)
            known |= {Key(word.form, language): word for word in words}
    for count in sorted(set(fresh.documents.values())):
        ids = [word.pk for key, word in known.items() if fresh.documents[key] == count]
        for chunk in _chunks(ids):
            Word.objects.filter(pk__in=chunk).update(documents=F("documents") + count)
    common = [word.pk for key, word in known.items() if word.written and tally.small(key)]
    for chunk in _chunks(common):
        Word.objects.filter(pk__in=chunk).update(written="", spelled="")
    return _create(tally, tally.documents.keys() - known.keys())


@transaction.atomic
def _replace(tally: Tally) -> None:
    """Changes only the rows that have to be."""
    gone, changed, known = [], [], set()
    for word in Word.objects.all().iterator(chunk_size=CHUNK):
        key = Key(word.form, word.language)
        known.add(key)
        documents, written = tally.documents[key], tally.written(key)
        if not documents:
            gone.append(word.pk)
        elif (documents, written) != (word.documents, word.written):
            word.documents, word.written = documents, written
            word.spelled = spelled(written, word.language)
            changed.append(word)
    for chunk in _chunks(gone):
        Word.objects.filter(pk__in=chunk).delete()
    Word.objects.bulk_update(changed, ["documents", "written", "spelled"], batch_size=CHUNK)
    _create(tally, {key for key, documents in tally.documents.items() if documents} - known)


def _create(tally: Tally, keys: Iterable[Key]) -> int:
    """Makes the words that another process has not made in the meantime, with their spellings."""
    made = 0
    for chunk in _chunks(sorted(keys)):
        words = [
            Word(
                form=key.form,
                language=key.language,
                documents=tally.documents[key],
                written=(written := tally.written(key)),
                spelled=spelled(written, key.language),
            )
            for key in chunk
        ]
        Word.objects.bulk_create(words, ignore_conflicts=True)
        made += _create_spellings(chunk)
    return made


def _create_spellings(keys: Iterable[Key]) -> int:
    wanted = set(keys)
    bare = Word.objects.filter(form__in={key.form for key in wanted}, spellings=None)
    words = [
        (pk, form)
        for pk, form, language in bare.values_list("pk", "form", "language")
        if Key(form, language) in wanted
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            WRITE, [(key, pk) for pk, form in words for key in sorted(keys_of(form))]
        )
    return len(words)


def _chunks(things: Iterable[Any]) -> Iterator[list[Any]]:
    listed = list(things)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]
