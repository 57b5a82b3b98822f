"""The crew of a chaos trial, in a process that can be killed: MAILING and PORT of the mail server.

Everything is in a hurry: leases last for seconds, and refusals are tried again at once.
"""

import sys

import django

from newsletter.sending.pace import Pace

PACE = Pace(
    lease=3,
    claim=2,
    step=2,
    final=1.2,
    retry_after=(0.3,),
    give_up_after=600,
    repeat_after=0.1,
    back_off=(0.2,),
    heartbeat=0.3,
    silent=2,
)


def main(mailing: str, port: str) -> None:
    django.setup()
    from django.conf import settings

    from newsletter import crew
    from newsletter.models import Mailing
    from scripts.newsletter_trial import send_short_letters

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
    send_short_letters()
    crew.send(Mailing.objects.select_related("edition").get(pk=mailing), pace=PACE)


if __name__ == "__main__":
    main(*sys.argv[1:])
