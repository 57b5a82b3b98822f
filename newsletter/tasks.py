"""What is done outside of requests: sending mailings, and letters to single people.

A task is only a knock on the door: what is to be done stands in the ledger and among the letters,
so a lost task loses nothing and a second one repeats nothing. Arguments are numbers, and an error
is reduced to its kind and place, because both are stored.
"""

from typing import Any

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsletter import posting, running
from newsletter.discretion import without_words

BACKEND = "newsletter"


@task(backend=BACKEND)
def send_mailing(mailing_id: int) -> None:
    """Sends what is due of one mailing."""
    try:
        running.run(mailing_id)
    except Exception as error:
        raise without_words(error) from None


@task(backend=BACKEND)
def send_letters() -> None:
    """Sends the letters that are due."""
    try:
        posting.send_due()
    except Exception as error:
        raise without_words(error) from None


def unfinished(mailing_id: int) -> list[Any]:
    """The tasks of one mailing that wait for a worker or that one has begun."""
    rows = DBTaskResult.objects.filter(
        backend_name=BACKEND,
        task_path=send_mailing.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
        args_kwargs__args=[mailing_id],
    )
    return list(rows)
