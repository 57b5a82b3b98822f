from datetime import date
from search.finding import find, Chosen
from tests.factories import issue, commentary
from wagtail.models import Site
import uuid


def test_x(site: Site, django_assert_max_num_queries) -> None:
    b = str(uuid.uuid4())
    en = issue(
        "en",
        commentaries=[
            commentary(
                title="New trade rules for Minsk",
                block_id=b,
                paragraphs=["Minsk halted the new rules of trade. Łukašenka spoke."],
            )
        ],
    )
    ru = issue(
        "ru",
        commentaries=[
            commentary(
                title="Новые правила торговли",
                block_id=b,
                paragraphs=["Лукашенко остановил новые правила торговли в Минске."],
            )
        ],
        translation_key=en.translation_key,
    )
    be = issue(
        "be",
        commentaries=[
            commentary(
                title="Новыя правілы гандлю",
                block_id=b,
                paragraphs=["Лукашэнка спыніў новыя правілы гандлю ў Мінску. " * 20],
            )
        ],
        translation_key=en.translation_key,
    )
    for q in [
        "правіл",
        "Мінск",
        "Менск",
        "Lukashenko",
        '"новыя правілы"',
        '"правілы новыя"',
        "=правілы",
        "=правілаў",
        "ghfdbks",
        "section:security",
        "чэрвень 2018",
        "гандаль -Мінск",
        "rules",
        "вучэнні",
    ]:
        with django_assert_max_num_queries(20, info=q) as c:
            f = find(q, "be")
        print(
            q,
            len(c.captured_queries),
            f.total,
            f.similar,
            f.shown_for,
            [
                (r.kind, r.language, r.title, r.passage, r.path, [v for v in r.versions])
                for r in f.results
            ][:2],
        )
        print("   ", f.facets)
    for x in c.captured_queries:
        print(x["sql"][:300])
