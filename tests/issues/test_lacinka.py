"""Belarusian words in Łacinka, as its readers write them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issues.lacinka import to_lacinka

CYRILLIC = "абвгґдеёжзійклмнопрстуўфхцчшыьэюяАБВГҐДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯ"
WORDS = """
    слова słova          мова mova            дзень dzień          пяць piać
    год hod              ганак hanak          ґанак ganak          швагер švahier
    хата chata           хлеб chleb           дах dach             цана cana
    час čas              шчасце ščascie       жыццё žyccio         дождж doždž
    джала džała          хаджу chadžu         дзвюх dzviuch        дзьме dźmie
    ксяндзы ksiandzy     медзь miedź          людзі ludzi          гэта heta
    быў byŭ              воўк voŭk            ўчора ŭčora          аўтар aŭtar
    Еўропа Jeŭropa       здароўе zdaroŭje     салаўі sałaŭi        надвор’е nadvorje

    ежа ježa             ёлка jołka           юнак junak           яма jama
    мае maje             маёр major           знаю znaju           мая maja
    паехаць pajechać     фае faje             вераб’і vierabji     заява zajava
    лес les              лён lon              люты luty            ляснік lasnik
    лісты listy          поле pole            ялёк jalok           сялянка sialanka
    снег snieh           сёння sionnia        сюды siudy           сям siam
    вецер viecier        вёска vioska         вясна viasna         вюн viun
    мера miera           мёд miod             мяжа miaža           імя imia
    цень cień            цётка ciotka         цюк ciuk             цяпер ciapier
    кеды kiedy           кёльнскі kiolnski    Кіеў Kijeŭ           гімн himn
    рэдзька redźka       бюро biuro           гюрза hiurza         кювет kiuviet

    аб’ява abjava        аб'ява abjava        пад’ём padjom        з’езд zjezd
    сям’я siamja         сям’ёй siamjoj       сям’і siamji         сямі siami
    інтэрв’ю intervju    п’юць pjuć           прэм’ер premjer      кур’ер kurjer
    б’е bje              раз’юшаны razjušany  пад’езд padjezd      Лук’ян Łukjan
    д’Артаньян d’Artańjan  О’Ніл O’Nił        Н’ютан Njutan        вераб’іны vierabjiny

    соль sol             больш bolš           толькі tolki         пальма palma
    боль bol             вельмі vielmi        альбо albo           мільён miljon
    медальён miedaljon   Ільіч Iljič          альянс aljans        батальён bataljon
    гусь huś             восень vosień        конь koń             сядзь siadź
    шэсць šesć           магчымасць mahčymasć  кватэрай kvateraj   князь kniaź
    просьба prośba       барацьба baraćba     Вільня Vilnia        ацэньваць aceńvać
    каньён kańjon        Ньюкасл Ńjukasł      лядзьяна ladźjana    пісьмо piśmo

    лом łom              сталы stały          была była            ластаўка łastaŭka
    скла skła            голад hoład          лыжка łyžka          палац pałac
    луг łuh              вол voł              хлопец chłopiec      лэдзі łedzi
    вяселле viasielle    галлё hallo          зеллю ziellu         Ілля Illa
    калле kalle          балль ball           мулла mułła          Эллада Ełłada

    Сітуацыя Situacyja   Беларусь Biełaruś    Мінск Minsk          Гродна Hrodna
    Юрый Juryj           Лукашэнка Łukašenka  Ціханоўская Cichanoŭskaja  Статкевіч Statkievič
    Магілёў Mahiloŭ      Шчучын Ščučyn        Жлобін Žłobin        Хойнікі Chojniki
    Расія Rasija         Ліда Lida            Любань Lubań         Ляхавічы Lachavičy
    Полацк Połack        Ёды Jody             Яўген Jaŭhien        Хв. Chv.

    БЕЛАРУСЬ BIEŁARUŚ    ЮНЕСКА JUNIESKA      АДКБ ADKB            ЕС JES
    ЗША ZŠA              СМІ SMI              ХАМАС CHAMAS         ЯК-42 JAK-42
    АБ’ЯВА ABJAVA        ЛЁН LON              СЯМ’І SIAMJI         БелАЭС BiełAES
    бізнес-ёлка biznies-jołka  па-за pa-za    паўночна-ўсходні paŭnočna-ŭschodni  і i
"""
PAIRS = [
    tuple(pair.rsplit(" ", 1))
    for line in WORDS.splitlines()
    for pair in re.split(r"\s{2,}", line.strip())
    if pair
]


def test_the_table_is_long_enough_to_be_trusted() -> None:
    cyrillic = [word for word, _latin in PAIRS]

    assert len(set(cyrillic)) == len(PAIRS) >= 120
    assert set("".join(cyrillic).lower()) >= set(CYRILLIC.lower())


@pytest.mark.parametrize(("cyrillic", "latin"), PAIRS)
def test_a_word_is_written_as_in_lacinka(cyrillic: str, latin: str) -> None:
    assert to_lacinka(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("11–17 чэрвеня 2018 г., 30 % і 10 кг", "11–17 červienia 2018 h., 30 % i 10 kg"),
        ("ХХІ стагоддзе, ХVІІ ст., ІІ тур", "XXI stahoddzie, XVII st., II tur"),
        ("СМІ, Х. Якубаў", "SMI, Ch. Jakubaŭ"),
        ("Мо\u0301ва, ле\u0301с, су\u00adсвет", "Mo\u0301va, le\u0301s, su\u00adsviet"),
        ("И\u0306 у\u0306сё ў нас", "Й ŭsio ŭ nas"),
        ("Мiнск, лiпень", "Minsk, lipień"),  # i as typed on a Latin keyboard
        ("ён казаў: „Усё“", "jon kazaŭ: „Usio“"),
        ("Так, 'усё' і ’яшчэ’", "Tak, 'usio' i ’jašče’"),
    ],
)
def test_what_stands_between_words_stays(cyrillic: str, latin: str) -> None:
    assert to_lacinka(cyrillic) == latin.replace("Й", "J")


@pytest.mark.parametrize(
    "text",
    [
        "Situation in Belarus",
        "Azərbaycan Respublikası — 10 %",
        "Biełaruskaja łacinka",
        "Палата представителей Национального собрания",
        "https://прыклад.бел/шлях?запыт=1",
        "рэдакцыя@прыклад.бел",
        "навіны.прыклад.бел",
        "www.прыклад.бел",
        "Україна має",
        "Београд ћирилица",
        "",
    ],
)
def test_other_languages_and_addresses_stay(text: str) -> None:
    assert to_lacinka(text) == text


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("газета «Известия» піша", "hazieta «Известия» piša"),
        ("яго словы “мы победили” не новыя", "jaho słovy “мы победили” nie novyja"),
        ("кажуць, што ищут усюды", "kažuć, što ищут usiudy"),
        ("пішыце на рэд@прыклад.бел або тут", "pišycie na рэд@прыклад.бел abo tut"),
        ("на https://прыклад.бел/а ёсць усё", "na https://прыклад.бел/а josć usio"),
    ],
)
def test_a_foreign_word_stays_and_those_around_it_do_not(cyrillic: str, latin: str) -> None:
    assert to_lacinka(cyrillic) == latin


@given(st.text(st.sampled_from(f"{CYRILLIC}’ -.,abcXYZ019«»"), max_size=60))
def test_no_belarusian_letter_is_left_and_nothing_else_changes(text: str) -> None:
    latin = to_lacinka(text)

    assert not set(latin) & set(CYRILLIC)
    assert re.findall(r"[ \-.,0-9«»]", latin) == re.findall(r"[ \-.,0-9«»]", text)


def is_a_word(word: str) -> bool:
    """Not a Roman number, nor a measure of weight."""
    return not set(word.upper()) <= set("ІХ") and word.lower() not in {"кг", "мг"}


@given(st.text(max_size=60))
def test_what_is_in_lacinka_already_stays(text: str) -> None:
    latin = to_lacinka(text)

    assert to_lacinka(latin) == latin


@given(st.text(st.sampled_from(CYRILLIC), min_size=2, max_size=12).filter(is_a_word))
def test_small_letters_and_capitals_are_spelt_alike(word: str) -> None:
    assert to_lacinka(word.upper()) == to_lacinka(word.lower()).upper()
