"""What search has on a new site: names that are known to differ."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from search.models import SynonymGroup

STARTING_GROUPS = (
    ("Мінск", "Менск", "Минск", "Minsk"),
    ("Вільня", "Вільнюс", "Вильнюс", "Вильно", "Vilnius", "Wilno"),
    ("Гродна", "Горадня", "Гародня", "Гродно", "Grodno", "Hrodna"),
    ("Брэст", "Берасце", "Бярэсце", "Брест", "Brest"),
    ("Магілёў", "Могилёв", "Mogilev", "Mahiliow"),
    ("Віцебск", "Витебск", "Vitebsk", "Viciebsk"),
    ("Гомель", "Gomel", "Homel"),
    ("Полацк", "Полоцк", "Polotsk", "Polatsk"),
    ("Бабруйск", "Бобруйск", "Bobruisk", "Babruysk"),
    ("Астравец", "Островец", "Ostrovets", "Astravyets"),
    ("Варшава", "Warsaw", "Warszawa"),
    ("Кіеў", "Киев", "Kyiv", "Kiev"),
    ("Масква", "Москва", "Moscow"),
    ("Беларусь", "Белоруссия", "Belarus", "Byelorussia", "Belorussia"),
    ("Расія", "Россия", "Russia", "Расійская Федэрацыя", "Российская Федерация"),
    ("Літва", "Литва", "Lithuania"),
    ("Польшча", "Польша", "Poland"),
    ("Украіна", "Украина", "Ukraine"),
    (
        *("Еўрапейскі саюз", "Еўрасаюз", "Еўразвяз", "ЕЗ"),
        *("Европейский союз", "Евросоюз", "ЕС", "European Union", "EU"),
    ),
    (
        *("ЗША", "Злучаныя Штаты", "США", "Соединённые Штаты"),
        *("USA", "US", "United States"),
    ),
    ("НАТА", "НАТО", "NATO"),
    ("АБСЕ", "ОБСЕ", "OSCE"),
    ("ААН", "ООН", "UN", "United Nations"),
    ("СНД", "СНГ", "CIS"),
    ("АДКБ", "ОДКБ", "CSTO"),
    (
        *("ЕАЭС", "Еўразійскі эканамічны саюз", "Евразийский экономический союз"),
        *("EAEU", "Eurasian Economic Union"),
    ),
    ("ШАС", "ШОС", "SCO"),
    ("СГА", "ВТО", "WTO"),
    ("МВФ", "IMF"),
    ("ЕБРР", "EBRD"),
    ("МАГАТЭ", "IAEA"),
    ("КДБ", "КГБ", "KGB"),
    ("МУС", "МВД"),
    ("МЗС", "МИД", "MFA"),
    ("КДК", "КГК"),
    ("ЦВК", "ЦИК", "CEC"),
    ("АМАП", "ОМОН", "OMON"),
    ("ДАІ", "ГАИ"),
    ("СІЗА", "СИЗО"),
    ("АГП", "ОГП", "UCP"),
    ("БНФ", "BPF"),
    ("БАЖ", "BAJ"),
    (
        *("СМІ", "сродкі масавай інфармацыі", "СМИ", "средства массовой информации"),
        *("mass media",),
    ),
    ("БелАЭС", "Беларуская АЭС", "Белорусская АЭС", "Belarusian NPP"),
    (
        *("АЭС", "атамная электрастанцыя", "атомная электростанция"),
        *("NPP", "nuclear power plant"),
    ),
    ("ВУП", "ВВП", "GDP"),
    ("ПДВ", "НДС", "VAT"),
    ("ЖКГ", "ЖКХ"),
    ("ДТЗ", "ДТП"),
)


def ensure_synonyms() -> int:
    """Makes the starting groups on a site that never had one; returns how many were made.

    A group that editors deleted does not come back: the newsroom's history remembers it.
    """
    content_type = ContentType.objects.get_for_model(SynonymGroup)
    logged = ModelLogEntry.objects.filter(content_type=content_type)
    if SynonymGroup.objects.exists() or logged.exists():
        return 0
    for names in STARTING_GROUPS:
        SynonymGroup.objects.create(names="\n".join(names))
    return len(STARTING_GROUPS)
