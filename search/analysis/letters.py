"""Which letters a word is written in, and its shape as a term that every database keeps as it is.

A term is lower case, of the letters a–z, Cyrillic (а–я, ё–џ, ґ) and digits only, 1 to 64 long.
"""

import re
import unicodedata

LONGEST = 64
CYRILLIC = re.compile("[\u0400-\u052f]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_TERM = re.compile("[0-9a-z\u0430-\u044f\u0451-\u045c\u045e\u045f\u0491]+")
# Signs that readers and keyboards put inside words: apostrophes, stress, soft hyphens, joiners.
APOSTROPHES = "'’ʼ‘`´′ʹʻˈ‛＇ꞌ՚"
STRESS = "\u0300\u0301"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = str.maketrans("", "", APOSTROPHES + STRESS + UNSEEN)
_LATIN_WITHOUT_DECOMPOSITION = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ǝ": "e", "ə": "e",
}  # fmt: skip

_LATIN_TWINS = "aceiopxykmtbhABCEHIKMOPTXYëÿËŸïÏ"
_CYRILLIC_TWINS = "асеіорхукмтвнАВСЕНІКМОРТХУёўЁЎїЇ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)


def without_signs(word: str) -> str:
    """``word`` composed (NFC), without apostrophes, stress marks, soft hyphens and joiners.

    The grave and acute of Latin letters and of ѐ and ѝ are part of the letter by then and stay.
    """
    return unicodedata.normalize("NFC", word).translate(_SIGNS)


def in_one_script(word: str) -> str:
    """``word`` with letters of the other alphabet that look the same put right (Бeлapyсь).

    A word that could be either is written in the alphabet of most of its letters; a word that
    cannot be written in one alphabet stays as it is.
    """
    if not LATIN.search(word) or not CYRILLIC.search(word):
        return word
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    to_cyrillic, to_latin = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    fits_cyrillic, fits_latin = not LATIN.search(to_cyrillic), not CYRILLIC.search(to_latin)
    if fits_cyrillic and (cyrillic >= latin or not fits_latin):
        return to_cyrillic
    return to_latin if fits_latin else word


def lookalike(word: str) -> str:
    """The Cyrillic word that a Latin one in capitals looks like (CCCP), or ""."""
    cyrillic = word.translate(_TO_CYRILLIC)
    alike = word.isupper() and len(word) > 2 and not LATIN.search(cyrillic)
    return cyrillic if alike else ""


def term(word: str) -> str:
    """The term of ``word`` as it is spelled, "" for "": marks folded (café → cafe), cut to 64.

    A word in any other script becomes "x" and its UTF-8 bytes in hexadecimal digits, for the
    databases do not agree on what a letter is.
    """
    if _TERM.fullmatch(word):
        return word[:LONGEST]
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).lower())
    folded = "".join(map(_folded, lowered))
    if folded and _TERM.fullmatch(folded):
        return folded[:LONGEST]
    raw = (folded or word).encode("utf-8", "surrogatepass")
    return f"x{raw.hex()}"[:LONGEST] if raw else ""


def _folded(letter: str) -> str:
    """One lower-case character as it stands in a term; "" if it is neither letter nor digit."""
    if _TERM.fullmatch(letter):
        return letter
    if letter in _LATIN_WITHOUT_DECOMPOSITION:
        return _LATIN_WITHOUT_DECOMPOSITION[letter]
    if not letter.isalnum():
        return ""
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    base = "".join(c for c in unicodedata.normalize("NFKD", letter) if c.isalnum())
    return base if _TERM.fullmatch(base) else letter
