"""Forgets what is over: rows of the ledger become numbers, and results of tasks go."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsletter.mailings.progress import counts_of
from newsletter.mailings.states import OVER
from newsletter.models import Delivery, Mailing
from newsletter.tasks import BACKEND, send_letters

KEPT = timedelta(days=7)
"""Nobody asks after a single mail for longer: bounces have come by then."""
RESULTS_KEPT = timedelta(days=1)
"""Of mailings. Those of letters go at once: they know to the second when somebody signed up."""
FAILURES_KEPT = timedelta(days=7)


def collapse_old() -> int:
    """Turns the rows of mailings that ended a week ago into numbers; returns how many mailings."""
    rows = Delivery.objects.filter(mailing=OuterRef("pk"))
    old = Mailing.objects.filter(
        Exists(rows), state__in=OVER, finished_at__lt=timezone.now() - KEPT
    )
    return sum(_collapse(pk) for pk in list(old.values_list("pk", flat=True)))


@transaction.atomic
def _collapse(pk: int) -> bool:
    mailing = Mailing.objects.select_for_update().filter(pk=pk, state__in=OVER).first()
    if mailing is None:
        return False
    counts = {state.name.lower(): number for state, number in counts_of(mailing).items() if number}
    Mailing.objects.filter(pk=pk).update(counts=counts)
    Delivery.objects.filter(mailing=pk).delete()
    return True


def forget_results() -> int:
    """Deletes results of tasks nobody needs; failures stay for a week. Returns how many."""
    now = timezone.now()
    ours = DBTaskResult.objects.filter(backend_name=BACKEND)
    of_letters = Q(task_path=send_letters.module_path)
    good = ours.filter(
        of_letters | Q(finished_at__lt=now - RESULTS_KEPT), status=TaskResultStatus.SUCCESSFUL
    )
    bad = ours.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILURES_KEPT)
    return good.delete()[0] + bad.delete()[0]
