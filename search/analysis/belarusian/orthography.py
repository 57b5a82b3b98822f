"""One spelling for what Belarusian readers and writers spell in several ways.

Both orthographies meet: the official one and taraškievica, which writes the soft signs of
assimilation (сьмерць) and takes loan words from other roots (плян, філязоф).
"""

import re

from search.analysis.letters import in_one_script, without_signs

_FOLDED = str.maketrans({"ё": "е", "ў": "у", "ґ": "г", "и": "і", "щ": "ш", "ъ": None})
_ASSIMILATIVE_SOFT_SIGN = re.compile("(?<=[зсцн])ь(?=[бвгджзйклмнпрстфхцчш])|(?<=л)ь(?=л)")

# Roots of loan words in taraškievica and in the official orthography, in folded letters, applied
# in this order; what the letters э and ы alone tell apart is left to ``key``.
_ROOTS = """
плян>план клюб>клуб ^кляс>клас клясы>класі плятформ>платформ парлям>парлам дыплям>дыплам
рэклям>рэклам дэкляр>дэклар глябал>глабал баляст>баласт лягі(?=[чз])>лагі лягіст>лагіст
леги(?=[кчя])>логі легія>логія легіі>логіі легію>логію легіяй>логіяй
(?<=[аыіеэ])лег(?=$|[аауіу]$|ам|ах|ау|оу)>лог філязоф>філасоф філезаф>філосаф
нідэрлянд>нідэрланд галянд>галанд ірлянд>ірланд фінлянд>фінланд ісьлянд>ісланд іслянд>ісланд
зэлянд>зеланд таілянд>тайланд шатлянд>шатланд лябарат>лабарат блякад>блакад
блек(?=$|[ауі])>блок балян>балан сален(?=$|[ауыі])>салон эльдар>эльдар плястык>пластык
плягіят>плагіят катэдр>кафедр атэн(?=[аыс])>афін міталёг>міфалаг мітал>міфал
^міт(?=$|[аыу]$|ам|ау|ах)>міф артаграф>арфаграф этэр(?=$|[ау])>эфір марат>мараф карынт>карынф
міністар$>міністр цэнтар$>цэнтр тэатар$>тэатр мэтар$>метр кілямэт>кіламет кілямет>кіламет
кілягр>кілагр сэрвэр>сервер аляксандар$>аляксандр фільтар$>фільтр літар$>літр
^эуро>еуро ^эура>еура ^эуфар>эйфар аугуст>аугуст хэмі>хімі ^гішпан>іспан гэрман>герман
ангельск>англійск альжыр>алжыр
"""
_REWRITTEN = [
    (re.compile(pattern), root)
    for pattern, _, root in (rule.partition(">") for rule in _ROOTS.split())
]
# Quickly tells most words, to which no rule applies.
_MAY_BE_REWRITTEN = re.compile(
    "ля|лю|ле|атэ|тэдр|мітал|^міт|этэр|тар$|мэт|^эу|гіш|хэмі|плю|клю|сэрв|марат|карынт"
)
_HARD_AFTER_SIBILANT = re.compile("(?<=[зс])ы")


def norm(word: str) -> str:
    """``word`` in the spelling in which the dictionary is kept; lower case, maybe ""."""
    spelled = in_one_script(without_signs(word)).lower().translate(_FOLDED)
    spelled = _ASSIMILATIVE_SOFT_SIGN.sub("", spelled)
    if _MAY_BE_REWRITTEN.search(spelled):
        for pattern, root in _REWRITTEN:
            spelled = pattern.sub(root, spelled)
    return spelled


def key(lemma: str) -> str:
    """``lemma`` without the letters in which the orthographies differ in loans (сэзон, сезон)."""
    return _HARD_AFTER_SIBILANT.sub("і", lemma).replace("э", "е")
