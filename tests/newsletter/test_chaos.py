"""Nothing is lost and nothing repeated without need, whatever happens to senders and servers."""

import random

import pytest

from scripts.mail_sink import running_sink
from scripts.newsletter_chaos import Size, Trial, account_of
from scripts.newsletter_trial import empty

SIZE = Size(mails=400, senders=3, kills=10, crew_kills=1, freezes=1, outages=1, leavers=20)


@pytest.mark.django_db(transaction=True)
def test_killed_frozen_and_cut_off_the_newsletter_reaches_everybody_who_stayed() -> None:
    edition = empty()
    with running_sink() as sink:
        sink.faults.dice = random.Random(7)  # noqa: S311  # a game, not a secret
        trial = Trial(sink, SIZE, random.Random(7))  # noqa: S311  # a game, not a secret
        account = account_of(trial.run(edition))

    assert account.lost == 0
    assert account.other_ids == 0
    assert account.after_leaving == 0
    assert account.repeats <= account.excuses
    assert trial.done["kills"] == SIZE.kills
