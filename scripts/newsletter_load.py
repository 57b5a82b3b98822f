"""Sends an issue of five full commentaries to so many subscribers, and measures the senders.

``python -m scripts.newsletter_load MAILS PORT FOLDER`` works on the database of its settings, where
the issue stands already. It leaves ``mail.json`` and ``ours.json`` in FOLDER.
"""

import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

import django

CONNECTIONS = 2
ARRANGEMENT = ("be,ru", "be")
DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


def main(mails: str, port: str, folder: str) -> None:
    django.setup()
    from django.conf import settings
    from django.db import connection

    from issues.models import IssuePage
    from newsletter import crew
    from newsletter.mail.issue_mail import issue_template
    from newsletter.outgoing import pace_of_settings
    from scripts.newsletter_trial import empty, mailing_of, subscribe

    if connection.vendor == "sqlite":
        # The tests' settings would not wait for the disk at all.
        connection.settings_dict["OPTIONS"]["init_command"] = DURABLE
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
    page, edition = IssuePage.objects.filter(locale__language_code="be").first(), empty()
    if page is None:
        raise SystemExit("There is no issue to send.")
    subscribe(edition, int(mails), [ARRANGEMENT])
    mailing = mailing_of(edition, page.translation_key, page.week_start, CONNECTIONS)
    languages, language = ARRANGEMENT
    template = issue_template(mailing, tuple(languages.split(",")), language)
    Path(folder, "mail.json").write_text(json.dumps(template.as_data()))

    peaks: dict[int, float] = {}
    pace = replace(pace_of_settings(), heartbeat=0.5)
    before, begun = _cpu(), time.perf_counter()
    crew.send(mailing, meanwhile=lambda: _note_peaks(peaks), pace=pace)
    wall, cpu = time.perf_counter() - begun, _cpu() - before

    mailing.refresh_from_db()
    if mailing.state != "sent":
        raise SystemExit(f"The mailing is {mailing.state}: {mailing.said}")
    measured = {"wall": wall, "cpu": cpu, "peak": max(peaks.values())}
    Path(folder, "ours.json").write_text(json.dumps(measured))


def _cpu() -> float:
    """Seconds of this process, which is the crew, and of its senders, once they have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _note_peaks(peaks: dict[int, float]) -> None:
    """The most memory, in MB, that each child of this process has had so far (Linux)."""
    for pid in Path("/proc/self/task", str(_thread()), "children").read_text().split():
        status = Path("/proc", pid, "status").read_text()
        lines = [line for line in status.splitlines() if line.startswith("VmHWM:")]
        if lines:
            peaks[int(pid)] = int(lines[0].split()[1]) / 1024


def _thread() -> int:
    import threading

    return threading.get_native_id()


if __name__ == "__main__":
    main(*sys.argv[1:])
