import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.legacy import MAX_BYTES, LegacyError, match_section, parse_page

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"

HEADS = {
    "en": ("June 11 – June 17, 2018", "Security issues", "The situation has gotten better"),
    "be": ("11–17 чэрвеня 2018\u00a0г.", "Пытанні бяспекі", "Сітуацыя палепшылася"),
    "ru": ("11–17 июня 2018\u00a0г.", "Вопросы безопасности", "Ситуация улучшилась"),
}
TEXTS = {
    "en": (
        "Border guards hold a joint exercise",
        "Neighbours were told of the exercise in advance, which lowers tension.",
        "The exercise took four days and was open to observers.",
        "More of the kind is likely before the autumn.",
    ),
    "be": (
        "Памежнікі праводзяць сумесныя вучэнні",
        "Суседзяў загадзя папярэдзілі пра вучэнні, і гэта зніжае напружанасць.",
        "Вучэнні доўжыліся чатыры дні і былі адкрытыя для назіральнікаў.",
        "Падобныя крокі магчымыя яшчэ да восені.",
    ),
    "ru": (
        "Пограничники проводят совместные учения",
        "Соседей заранее предупредили об учениях, и это снижает напряжение.",
        "Учения длились четыре дня и были открыты для наблюдателей.",
        "Подобные шаги возможны ещё до осени.",
    ),
}
BLURB = "Every Monday we send out what happened and what it means. " * 5
FURNITURE = {
    "en": [
        "You have been successfully subscribed",
        "Subscribe to our newsletter",
        BLURB,
        "EN\nBE/RU\nSubscribe",
        "Situation in Belarus",
        "November 11 – November 17\nView all",
        "Subscribe to us",
        "Read more",
    ],
    "be": [
        "Вы паспяхова падпісаліся",
        "Падпішыцеся на нашу рассылку",
        BLURB,
        "EN\nBE/RU\nПадпісацца",
        "Сітуацыя ў Беларусі",
        "11–17 лістапада\nПаказаць усё",
        "Чытаць далей",
    ],
    "ru": [
        "Вы успешно подписались",
        "Подпишитесь на нашу рассылку",
        BLURB,
        "EN\nBE/RU\nПодписаться",
        "Ситуация в Беларуси",
        "11–17 ноября\nПоказать всё",
        "Читать далее",
    ],
}


def page(language: str = "en", *, furniture: bool = True) -> str:
    week, section, verdict = HEADS[language]
    title, lead, *paragraphs = TEXTS[language]
    head = f"by\n{week}\n{section}\n\n{title}\n\n{verdict}\n{title}"
    return "\n\n".join([head, lead, *paragraphs, *(FURNITURE[language] if furniture else [])])


def refusal(text: str | bytes, language: str | None = None) -> tuple[int | None, str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(LegacyError) as caught:
        parse_page(data, language)
    return caught.value.line, caught.value.reason


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_every_part_of_the_page_is_read_and_nothing_of_the_furniture(language: str) -> None:
    read = parse_page(page(language).encode())
    title, lead, *paragraphs = TEXTS[language]
    assert read.language == language
    assert read.week_start == date(2018, 6, 11)
    assert read.section == HEADS[language][1]
    assert (read.title, read.verdict) == (title, "better")
    assert (read.lead, list(read.paragraphs)) == (lead, paragraphs)


@pytest.mark.parametrize("file", sorted(SEED.glob("*.txt")), ids=lambda file: file.name)
def test_a_page_saved_from_the_old_site_is_read_whole(file: Path) -> None:
    data = file.read_bytes()
    read = parse_page(data)
    before_furniture = re.split("You have been|Вы успешно|Вы паспяхова", data.decode())[0]
    lines = [line.strip() for line in before_furniture.splitlines() if line.strip()]
    assert [read.title, read.lead, *read.paragraphs] == lines[5:]
    assert file.stem.endswith(read.week_start.isoformat())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n") + "\r\n",
        lambda text: text.replace("\n\n", "\n\n\n \t\u200b\n"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.replace("\n", "\u00a0 \n\t"),
        lambda text: text.replace("by\n", "ru\n", 1),
        lambda text: text.replace("by\n", "BY\nRU / EN\n", 1),
        lambda text: text.replace("June 11 – June 17", "June 11-17"),
        lambda text: text.replace("gotten better", "Gotten\u00a0better. "),
        lambda text: text.replace("\n\nBorder guards", "\n\nBorder\u00a0 guards"),
        lambda text: text.replace("You have been successfully subscribed", "Вы успешно подписаны"),
        lambda text: text.replace(
            "You have been", "Вы паспяхова падпісаліся\nВы успешно подписались\nYou have been"
        ),
        lambda text: text.replace("November 11 –", "November 12, 2018 –"),
        lambda text: text + "\n\n© The editors\n\n2019",
    ],
)
def test_how_the_file_was_saved_does_not_change_what_is_read(change: Callable[[str], str]) -> None:
    read, plain = parse_page(change(page()).encode()), parse_page(page().encode())
    assert read.title.split() == plain.title.split()
    assert read.paragraphs == plain.paragraphs
    assert (read.week_start, read.verdict, read.lead, read.section) == (
        plain.week_start,
        plain.verdict,
        plain.lead,
        plain.section,
    )


def test_an_article_saved_without_the_furniture_is_read() -> None:
    assert parse_page(page(furniture=False).encode()) == parse_page(page().encode())


def test_an_article_without_furniture_that_stops_in_mid_sentence_is_refused() -> None:
    line, reason = refusal(page(furniture=False).removesuffix(" autumn."))
    assert line == 14
    assert reason.startswith("the file ends in the middle of a sentence, “More of the kind")


def test_blanks_and_quotes_inside_a_paragraph_stay_as_they_are() -> None:
    paragraph = "A “quoted”  word,\u00a0a tab\there and soft\u00adhyphen’s end."
    text = page().replace(TEXTS["en"][2], paragraph)
    assert parse_page(text.encode()).paragraphs[0] == paragraph


@pytest.mark.parametrize(
    ("language", "verdict", "wordings"),
    [
        (
            "en",
            "better",
            [
                "The situation has gotten better",
                "The situation has got better.",
                "the situation got better",
                "THE SITUATION HAS IMPROVED",
                "Situation improved",
            ],
        ),
        (
            "en",
            "worse",
            [
                "The situation has gotten worse",
                "The situation got worse",
                "The\u00a0situation has worsened",
                "The situation has deteriorated",
                "The situation deteriorated.",
            ],
        ),
        (
            "en",
            "unchanged",
            [
                "The situation has not changed",
                "The situation hasn’t changed",
                "The situation did not change",
                "The situation remained unchanged",
                "The situation has remained the same",
                "Unchanged",
            ],
        ),
        ("ru", "better", ["Ситуация улучшилась", "Ситуация стала лучше.", "УЛУЧШИЛАСЬ"]),
        ("ru", "worse", ["Ситуация ухудшилась", "ситуация  стала хуже"]),
        (
            "ru",
            "unchanged",
            ["Ситуация не изменилась", "Ситуация осталась прежней", "Без изменений"],
        ),
        ("be", "better", ["Сітуацыя палепшылася", "Сітуацыя стала лепшай", "Сiтуацыя палепшылася"]),
        ("be", "worse", ["Сітуацыя пагоршылася", "Сітуацыя стала горшай."]),
        ("be", "unchanged", ["Сітуацыя не змянілася", "Сітуацыя засталася без змен", "Без змен"]),
    ],
)
def test_a_verdict_is_understood_in_each_of_its_wordings(
    language: str, verdict: str, wordings: list[str]
) -> None:
    for wording in wordings:
        read = parse_page(page(language).replace(HEADS[language][2], wording, 1).encode())
        assert (read.verdict, read.language) == (verdict, language), wording


@pytest.mark.parametrize(
    "wording",
    [
        "The situation has not gotten better",
        "The situation has changed",
        "The situation is unclear",
        "Ситуация не улучшилась",
        "Сітуацыя змянілася",
    ],
)
def test_an_unknown_verdict_is_refused_with_its_line(wording: str) -> None:
    line, reason = refusal(page().replace(HEADS["en"][2], wording))
    assert (line, reason) == (7, f"unknown verdict “{wording}”")


@pytest.mark.parametrize(
    ("week", "reason"),
    [
        ("June 12 – June 18, 2018", "starts on a Tuesday"),
        ("June 11 – June 17", "names no year"),
        ("Some day in June", "is not a week"),
        ("11–17 июня 2018 г.", "is in ru, but the verdict in en"),
    ],
)
def test_an_unknown_week_is_refused_with_its_line(week: str, reason: str) -> None:
    line, said = refusal(page().replace(HEADS["en"][0], week))
    assert line == 2
    assert reason in said


@pytest.mark.parametrize(
    ("gone", "line", "reason"),
    [
        ("by\n", 1, "expected the code of the language switcher"),
        ("June 11 – June 17, 2018\n", 6, "a part is missing before the verdict"),
        ("Security issues\n", 6, "a part is missing before the verdict"),
        ("Border guards hold a joint exercise\n\n", 5, "a part is missing before the verdict"),
        ("The situation has gotten better\n", 7, "unknown verdict"),
        ("better\nBorder guards hold a joint exercise", 7, "unknown verdict"),
    ],
)
def test_a_missing_part_is_refused_with_the_line_where_it_is_noticed(
    gone: str, line: int, reason: str
) -> None:
    text = page()
    assert gone in text
    said_line, said = refusal(text.replace(gone, "", 1))
    assert said_line == line
    assert reason in said


def test_a_page_whose_title_is_not_repeated_is_refused() -> None:
    line, reason = refusal(page().replace("better\nBorder guards hold a joint exercise", "better"))
    assert line == 9
    assert "but found “Neighbours were told" in reason


def test_a_line_too_many_in_the_head_is_refused() -> None:
    line, reason = refusal(page().replace("Security issues", "Security issues\nArmy"))
    assert line == 8
    assert "too many lines before the verdict" in reason


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        (1, "week"),
        (2, "section"),
        (3, "title"),
        (5, "verdict"),
        (7, "repeated title"),
        (8, "lead"),
    ],
)
def test_a_page_that_breaks_off_is_refused_with_the_part_it_lacks(lines: int, part: str) -> None:
    start = "\n".join(page().split("\n")[:lines])
    for ending in ("", "\n\n" + "\n\n".join(FURNITURE["en"])):
        assert f"the page ends before its {part}" in refusal(start + ending)[1]


def test_a_page_without_paragraphs_is_refused() -> None:
    text = page().replace(TEXTS["en"][2], "").replace(TEXTS["en"][3], "")
    assert refusal(text) == (10, "no paragraph follows the lead")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n \n\n", "\u200b\n".encode()])
def test_an_empty_file_is_refused_as_a_whole(data: bytes) -> None:
    assert refusal(data) == (None, "the file is empty")


def test_two_titles_that_differ_are_refused_with_the_second_ones_line() -> None:
    text = page().replace("better\nBorder guards", "better\nBorder guard")
    line, reason = refusal(text)
    assert line == 8
    assert reason.startswith("expected the title again, “Border guards hold")


@pytest.mark.parametrize(
    ("line", "change"),
    [
        (35, lambda text: text + "\n" + text),
        (16, lambda text: page(furniture=False) + "\n" + text),
        (35, lambda text: text + "\n\nThe situation has gotten worse"),
        (15, lambda text: text.replace("autumn.", "autumn.\nThe situation got worse")),
        (16, lambda text: text.replace("autumn.", "autumn.\n\nJune 18 – June 24, 2018")),
    ],
)
def test_two_commentaries_in_one_file_are_refused_with_the_line_of_the_second(
    line: int, change: Callable[[str], str]
) -> None:
    said_line, reason = refusal(change(page()))
    assert said_line == line
    assert reason.startswith("a second commentary begins at")


@pytest.mark.parametrize(
    "left",
    ["View all", "EN", "BE/RU", "Read more", "November 11 – November 17", "Падпісацца"],
)
def test_furniture_without_the_line_that_ends_the_article_never_enters_it(left: str) -> None:
    line, reason = refusal(page(furniture=False) + f"\n\n{left}")
    assert line == 16
    assert reason.startswith(f"“{left}” is not part of an article")


def test_an_article_that_goes_on_after_its_end_is_refused_and_not_cut() -> None:
    lost = "A paragraph that slipped below the furniture of the page. " * 5
    for text in (page() + f"\n\n{lost}", page().replace("subscribed\n", f"subscribed\n{lost}\n")):
        assert "a long text follows the end of the article" in refusal(text)[1]


def test_a_page_in_another_language_than_the_given_one_is_refused() -> None:
    assert parse_page(page("be").encode(), "be").language == "be"
    line, reason = refusal(page("be"), "ru")
    assert line == 7
    assert reason.endswith("is in be, not in ru")


@pytest.mark.parametrize(("language", "other"), [("be", "ru"), ("ru", "be"), ("en", "ru")])
def test_a_text_in_another_language_than_its_head_is_refused(language: str, other: str) -> None:
    text = page(language)
    for ours, theirs in zip(TEXTS[language], TEXTS[other], strict=True):
        text = text.replace(ours, theirs)
    line, reason = refusal(text)
    assert line == 10
    assert reason.startswith(f"the text is in {other}")


@pytest.mark.parametrize("word", ["", "Слова"])
def test_a_text_whose_letters_tell_nothing_is_read_in_the_language_of_its_head(word: str) -> None:
    text = page("ru")
    for number, part in enumerate(TEXTS["ru"]):
        text = text.replace(part, f"{word} {number} 000".strip())
    assert parse_page(text.encode()).paragraphs == (
        f"{word} 2 000".strip(),
        f"{word} 3 000".strip(),
    )


def test_an_unknown_language_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="unknown language “by”"):
        parse_page(page().encode(), "by")


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (page("ru").encode("cp1251"), 2, "not UTF-8 (byte 0x96)"),
        (page("be").encode("utf-16"), None, "UTF-16 or UTF-32"),
        (page("be").encode("utf-32"), None, "UTF-16 or UTF-32"),
        (page().replace("autumn", "aut\x00umn").encode(), 14, "U+0000"),
        (page().replace("autumn", "aut\x0cumn").encode(), 14, "U+000C"),
        (page().replace("autumn", "aut\x85umn").encode(), 14, "U+0085"),
        (page().replace("autumn", "aut\u2028umn").encode(), 14, "U+2028"),
        (page().replace("autumn", "aut\u202eumn").encode(), 14, "U+202E"),
        (page().replace("autumn", "aut\ufffdumn").encode(), 14, "U+FFFD"),
        (("\ufeff" + page() + "\n\ufeff" + page()).encode(), 34, "U+FEFF"),
        (page().replace("\n", "\r").encode(), 1, "U+000D"),
        (
            page().replace("autumn", "aut\ud800umn").encode(errors="surrogatepass"),
            14,
            "half a surrogate pair",
        ),
        (page().encode() + b"\xd0", 33, "not UTF-8 (byte 0xD0)"),
        (page().encode() + b" " * MAX_BYTES, None, "larger than 1,000,000 bytes"),
        (b"\x89PNG\r\n\x1a\n\x00", 1, "not UTF-8 (byte 0x89)"),
    ],
)
def test_what_is_not_clean_text_is_refused_with_line_and_reason(
    data: bytes, line: int | None, reason: str
) -> None:
    said_line, said = refusal(data)
    assert said_line == line
    assert reason in said


def test_a_refusal_says_line_and_reason_in_one_sentence() -> None:
    assert str(LegacyError("no lead", 4)) == "line 4: no lead"
    assert str(LegacyError("the file is empty")) == "the file is empty"


def test_a_refusal_quotes_no_more_than_a_glance_of_a_long_line() -> None:
    reason = refusal(page().replace(HEADS["en"][2], "x" * 200_000))[1]
    assert len(reason) < 120


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: ("by\n" + text).encode()))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(LegacyError) as caught:
        parse_page(data)
    assert caught.value.reason


@pytest.mark.parametrize("furniture", [True, False])
def test_a_page_cut_anywhere_is_refused_or_gives_only_whole_sentences(furniture: bool) -> None:
    data = page(furniture=furniture).encode()
    whole = parse_page(data)
    for length in range(len(data)):
        try:
            read = parse_page(data[:length])
        except LegacyError:
            continue
        assert read.paragraphs == whole.paragraphs[: len(read.paragraphs)]
        assert (read.title, read.lead) == (whole.title, whole.lead)


SECTIONS = [
    ("security-issues", ["Security issues", "Пытанні бяспекі", "Вопросы безопасности"]),
    ("belarus-west-relations", ["Belarus-West relations", "Адносіны Беларусь — Захад"]),
    ("belarus-russia-relations", ["Belarus-Russia relations", "Отношения Беларусь — Россия"]),
    ("one", ["Twice"]),
    ("two", ["Twice"]),
]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Security issues", "security-issues"),
        ("  SECURITY\u00a0 Issues. ", "security-issues"),
        ("Belarus – West Relations", "belarus-west-relations"),
        ("Belarus\u2011West relations", "belarus-west-relations"),
        ("Адносіны Беларусь-Захад", "belarus-west-relations"),
        ("Адносiны Беларусь — Захад", "belarus-west-relations"),
        ("отношения беларусь–россия", "belarus-russia-relations"),
        ("Security", None),
        ("", None),
        ("Twice", None),
    ],
)
def test_a_section_is_known_by_its_name_however_it_is_typed(name: str, slug: str | None) -> None:
    assert match_section(name, SECTIONS) == slug
