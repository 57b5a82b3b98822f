"""Files of an issue tell of corrections in the words of the pages."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from wagtail.models import Site

from issues.blocks.correction import Stamp
from issues.document.composing import compose
from tests import factories

DAY = datetime(2018, 6, 20, 9, tzinfo=UTC)


@pytest.mark.django_db
def test_a_file_has_its_own_notes_and_news_of_the_original(site: Site) -> None:
    stamps = {
        "It was one district.": Stamp(DAY, "en"),
        "Гэта быў адзін раён.": Stamp(DAY + timedelta(days=1), "be"),
    }
    notes = [
        {"type": "item", "id": str(uuid4()), "value": {"note": note, "stamp": stamp.stored()}}
        for note, stamp in stamps.items()
    ]
    issue = factories.issue(commentaries=[factories.commentary(corrections=notes)])

    (commentary,) = compose(issue).commentaries

    assert [(notice.day, " ".join(notice.text.split())) for notice in commentary.notices] == [
        (
            "",
            "The Belarusian original was corrected on June 21, 2018; "
            "this translation does not yet include it.",
        ),
        ("June 20, 2018", "It was one district."),
    ]
