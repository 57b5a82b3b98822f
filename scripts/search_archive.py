"""Puts names into a made-up archive and indexes it; tells how long the index takes.

With ``--names`` it only puts in the names, so that the database can be copied before.
"""

import sys
import time

import django
from django.core.management import call_command

FIRST, STEP = 40, 17
"""The row of a language that gets the first name, and how many further on the next one stands."""
SENTENCES = {
    "be": "Пра гэта гаварылі {name} і іншыя.",
    "ru": "Об этом говорили {name} и другие.",
    "en": "This was said by {name} and others.",
}


def plant_names() -> None:
    """Each name in one commentary of each language, never in two languages of the same one."""
    from issues.models import Commentary
    from scripts.search_material import names

    for shift, (language, sentence) in enumerate(SENTENCES.items()):
        rows = Commentary.objects.filter(locale__language_code=language)
        ordered = list(rows.order_by("week_start", "position"))
        for number, name in enumerate(names()):
            row = ordered[(FIRST + shift + STEP * number) % len(ordered)]
            row.body_text += "\n" + sentence.format(name=name.written[language])
            row.save(update_fields=["body_text"])


def main() -> None:
    django.setup()
    if "--names" in sys.argv:
        plant_names()
        return
    started = time.perf_counter()
    call_command("update_index", verbosity=0)
    print(f"indexed in {time.perf_counter() - started:.0f} s.")


if __name__ == "__main__":
    main()
