"""Finds work that nobody is at: what a killed worker left, and what nobody was woken for."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsletter.clock import seconds_now
from newsletter.models import Delivery, Letter, Mailing
from newsletter.outgoing import pace_of_settings
from newsletter.tasks import BACKEND, send_letters, send_mailing

LETTERS_TAKE = timedelta(hours=1)
"""Nobody is at letters for longer: their leases are over by then too."""
GONE = "The worker that ran this task is gone."


def free_abandoned() -> int:
    """Ends tasks that are said to run and that nobody runs any more; returns how many.

    The worker of a mailing lives while its crew says so; django-tasks-db itself never looks.
    """
    now, silent = timezone.now(), pace_of_settings().silent
    silent_since = now - timedelta(seconds=silent)
    running = DBTaskResult.objects.filter(
        backend_name=BACKEND, status=TaskResultStatus.RUNNING, started_at__lt=silent_since
    )
    alive = set(
        Mailing.objects.filter(heartbeat__gte=seconds_now() - silent).values_list("pk", flat=True)
    )
    freed = 0
    for row in running:
        if row.task_path == send_mailing.module_path:
            abandoned = row.args_kwargs["args"][0] not in alive
        else:
            abandoned = row.started_at is not None and row.started_at < now - LETTERS_TAKE
        if abandoned:
            still = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING)
            freed += still.update(status=TaskResultStatus.FAILED, finished_at=now, traceback=GONE)
    return freed


def wake_mailings() -> int:
    """Has mailings sent that are under way, have something due, and that nobody is at."""
    now, silent = seconds_now(), pace_of_settings().silent
    rows = Delivery.objects.filter(mailing=OuterRef("pk"))
    due = rows.filter(
        Q(state__in=(Delivery.State.PENDING, Delivery.State.DEFERRED), due_at__lte=now)
        | Q(state=Delivery.State.IN_FLIGHT, lease_until__lt=now)
    )
    still_open = rows.filter(
        state__in=(Delivery.State.PENDING, Delivery.State.DEFERRED, Delivery.State.IN_FLIGHT)
    )
    idle = Mailing.objects.filter(state=Mailing.State.SENDING, heartbeat__lt=now - silent)
    # Where nothing is open it has only just begun, or somebody has to say that it is done.
    wanted = idle.filter(Q(Exists(due)) | ~Q(Exists(still_open))).values_list("pk", flat=True)
    busy = _mailings_with_a_task()
    asleep = [pk for pk in wanted if pk not in busy]
    for pk in asleep:
        send_mailing.enqueue(pk)
    return len(asleep)


def wake_letters() -> int:
    """Has letters sent that are due and for which no worker has been woken."""
    now = seconds_now()
    waiting = DBTaskResult.objects.filter(
        backend_name=BACKEND, task_path=send_letters.module_path, status=TaskResultStatus.READY
    )
    if waiting.exists() or not Letter.objects.filter(due_at__lte=now, lease_until__lt=now).exists():
        return 0
    send_letters.enqueue()
    return 1


def _mailings_with_a_task() -> set[int]:
    rows = DBTaskResult.objects.filter(
        backend_name=BACKEND,
        task_path=send_mailing.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    )
    return {arguments["args"][0] for arguments in rows.values_list("args_kwargs", flat=True)}
