"""What the history of a mailing says of each step."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from newsletter import actions as steps
from newsletter.names import language_list, moment_name, number_of_mails


def register_log_actions(actions: Any) -> None:
    """Names every step; what a step tells of itself is put into words when it is shown."""
    for action, label, message in (
        (steps.UNSCHEDULE, _("Lift the schedule"), _("The schedule was lifted")),
        (steps.WAIT_FOR_MISSING, _("Wait for all languages"), _("Waits for all languages again")),
        (steps.PAUSE, _("Pause"), _("Paused")),
        (steps.RESUME, _("Go on"), _("Went on")),
        (steps.CANCEL, _("Cancel"), _("Cancelled")),
        (steps.OFFER_AGAIN, _("Offer again"), _("Offered again")),
        (steps.STOPPED, _("Stop"), _("Sending stopped")),
        (steps.FINISHED, _("Finish"), _("Everything was sent")),
    ):
        actions.register_action(action, label, message)
    actions.register_action(steps.SEND)(SendFormatter)
    actions.register_action(steps.SCHEDULE)(ScheduleFormatter)
    actions.register_action(steps.HOLD)(HoldFormatter)
    actions.register_action(steps.WITHOUT_MISSING)(WithoutMissingFormatter)
    actions.register_action(steps.REPEAT)(RepeatFormatter)


class SendFormatter(LogFormatter):
    label = _("Send")

    def format_message(self, log_entry: Any) -> Any:
        languages = language_list(log_entry.data.get("languages") or [])
        return _("Sending began: %(languages)s") % {"languages": languages}


class ScheduleFormatter(LogFormatter):
    label = _("Schedule")

    def format_message(self, log_entry: Any) -> Any:
        at = moment_name(datetime.fromisoformat(log_entry.data["at"]))
        return _("Scheduled for %(moment)s") % {"moment": at}


class HoldFormatter(LogFormatter):
    label = _("Hold")

    def format_message(self, log_entry: Any) -> Any:
        languages = language_list(log_entry.data.get("missing") or [])
        return _("Held, because readers no longer find: %(languages)s") % {"languages": languages}


class WithoutMissingFormatter(LogFormatter):
    label = _("Send without what is missing")

    def format_message(self, log_entry: Any) -> Any:
        languages = language_list(log_entry.data.get("languages") or [])
        return _("To be sent in these languages only: %(languages)s") % {"languages": languages}


class RepeatFormatter(LogFormatter):
    label = _("Repeat what is uncertain")

    def format_message(self, log_entry: Any) -> Any:
        mails = number_of_mails(log_entry.data.get("mails") or 0)
        return _("Sent once more, because nobody knew whether it arrived: %(mails)s") % {
            "mails": mails
        }
