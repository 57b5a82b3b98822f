"""The same mail to as many by django-post-office, in a small Django project of its own.

``python -m scripts.newsletter_rival queue|send MAILS PORT FOLDER``: each mail is made of a template
when it is sent, which spares its table the texts; two processes send, as two senders of ours do.
"""

import json
import logging
import os
import secrets
import sys
from pathlib import Path
from typing import Any

import django
import environ
from django.conf import settings

PROCESSES = 2


def set_up(port: int, folder: Path) -> None:
    database = environ.Env.db_url_config(os.environ["RIVAL_DATABASE_URL"])
    if database["ENGINE"].endswith("sqlite3"):
        pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        database["OPTIONS"] = {"init_command": pragmas, "timeout": 60}
    settings.configure(
        SECRET_KEY=secrets.token_hex(),
        DATABASES={"default": database},
        INSTALLED_APPS=["django.contrib.contenttypes", "post_office"],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        EMAIL_BACKEND="post_office.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        MEDIA_ROOT=folder,
        POST_OFFICE={
            "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
            "MESSAGE_ID_ENABLED": True,
            "MESSAGE_ID_FQDN": "situation.test",
        },
        USE_TZ=True,
        LOGGING_CONFIG=None,
    )
    django.setup()


def queue(mails: int, folder: Path) -> None:
    from django.core.management import call_command
    from post_office import mail
    from post_office.models import EmailTemplate

    call_command("migrate", verbosity=0)
    made = json.loads((folder / "mail.json").read_text())
    token = "{{ token }}"  # noqa: S105  # a place to fill in
    template = EmailTemplate.objects.create(
        name="issue",
        subject=made["subject"],
        content=made["text"].replace(made["marker"], token),
        html_content=made["html"].replace(made["marker"], token),
    )
    for start in range(0, mails, 1000):
        mail.send_many(
            [_one(template, number, made) for number in range(start, min(start + 1000, mails))]
        )


def _one(template: object, number: int, made: dict[str, Any]) -> dict[str, Any]:
    token = secrets.token_urlsafe(32)
    marker = made["marker"]
    return {
        "recipients": [f"reader{number}@example.org"],
        "sender": made["address"],
        "template": template,
        "context": {"token": token},
        "headers": {name: value.replace(marker, token) for name, value in made["headers"]},
        "render_on_delivery": True,
    }


def main(what: str, mails: str, port: str, folder: str) -> None:
    set_up(int(port), Path(folder))
    if what == "queue":
        queue(int(mails), Path(folder))
        return
    from django.core.management import call_command

    logging.disable(logging.INFO)  # four lines for every hundred mails
    call_command("send_queued_mail", processes=PROCESSES, lockfile=str(Path(folder, "lock")))


if __name__ == "__main__":
    main(*sys.argv[1:])
