"""The addresses of every kind of reader page in the sample archive, for pictures and tests."""

from urllib.parse import quote

LANGUAGES = ("be", "ru", "en")
BESIDE = {"be": "ru", "ru": "en", "en": "be"}

MISSING_IN_BELARUSIAN = "2018-07-16"
UNFINISHED_IN_RUSSIAN = "2018-07-09"
WITH_PICTURE = "2018-06-11/union-ministers-meet-in-moscow-while-the-milk-dispute-stays-unresolved"
WITH_TABLE = "2018-06-18/union-summit-in-minsk-confirms-the-routine-and-postpones-the-disputes"
MINSK = {"be": quote("Мінск"), "ru": quote("Минск"), "en": "Minsk"}
NOT_THERE = "zzyzx"
WITH_QUOTE = "2018-06-18/lukashenka-ties-the-countrys-independence-to-discipline-in-the-fields"


def reader_pages(language: str) -> dict[str, str]:
    """``{kind: path}`` in one language, all of them answered with 200."""
    issues, beside = f"/{language}/issues/", f"with/{BESIDE[language]}/"
    return {
        "front page": f"/{language}/",
        "all issues": issues,
        "year": f"{issues}2018/",
        "issue": f"{issues}2018-06-11/",
        "section": f"{issues}section/security-issues/",
        "about": f"/{language}/about/",
        "privacy": f"/{language}/privacy/",
        "reading safely": f"/{language}/reading-safely/",
        "feeds": f"/{language}/feeds/",
        "newsletter": f"/{language}/newsletter/",
        "verdicts": f"{issues}verdicts/",
        "verdicts of a year": f"{issues}verdicts/2018/",
        "commentary with a picture": f"{issues}{WITH_PICTURE}/",
        "commentary with a table": f"{issues}{WITH_TABLE}/",
        "commentary with a quote": f"{issues}{WITH_QUOTE}/",
        "picture in two languages": f"{issues}{WITH_PICTURE}/{beside}",
        "table in two languages": f"{issues}{WITH_TABLE}/{beside}",
        "quote in two languages": f"{issues}{WITH_QUOTE}/{beside}",
        "search": f"/{language}/search/",
        "search with results": f"/{language}/search/?q={MINSK[language]}",
        "search narrowed down": f"/{language}/search/?q={MINSK[language]}&section=security-issues",
        "search without results": f"/{language}/search/?q={NOT_THERE}",
        **(_in_lacinka() if language == "be" else {}),
    }


def _in_lacinka() -> dict[str, str]:
    """Some of the Belarusian pages in Latin letters."""
    return {
        "front page in Łacinka": "/be-latn/",
        "issue in Łacinka": "/be-latn/issues/2018-06-11/",
        "commentary in Łacinka": f"/be-latn/issues/{WITH_TABLE}/",
        "search in Łacinka": f"/be-latn/search/?q={MINSK['be']}",
    }


def missing_pages(language: str) -> dict[str, str]:
    """``{kind: path}`` of addresses that answer with 404: with nothing, or with other languages."""
    translated = {"be": MISSING_IN_BELARUSIAN, "ru": UNFINISHED_IN_RUSSIAN}
    missing = {"missing page": f"/{language}/no-such-page/"}
    if language in translated:
        missing["missing translation"] = f"/{language}/issues/{translated[language]}/"
    return missing
