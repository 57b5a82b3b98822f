"""Parts of which every sentence of the made-up archive is put together.

Each part is given as (Belarusian, Russian, English). Any part fits any neighbour: subjects are
plural, verbs take the objects as they stand, and what needs a comma brings it along.
"""

Phrase = tuple[str, str, str]

WHEN: tuple[Phrase, ...] = (
    ("На пачатку тыдня", "В начале недели", "At the beginning of the week,"),
    ("Пад канец тыдня", "К концу недели", "Towards the end of the week,"),
    ("Пасля доўгай паўзы", "После долгой паузы", "After a long pause,"),
    ("Насуперак чаканням", "Вопреки ожиданиям", "Contrary to expectations,"),
    ("Як і меркавалася,", "Как и предполагалось,", "As expected,"),
    ("Другі месяц запар", "Второй месяц подряд", "For the second month in a row,"),
    ("Без лішняга розгаласу", "Без лишней огласки", "Without much publicity,"),
    ("На гэтым тыдні", "На этой неделе", "This week"),
    ("Упершыню за год", "Впервые за год", "For the first time in a year,"),
    ("Пасля перамоў", "После переговоров", "After the talks,"),
)

WHO: tuple[Phrase, ...] = (
    ("урадавыя эканамісты", "правительственные экономисты", "government economists"),
    ("рэгіянальныя чыноўнікі", "региональные чиновники", "regional officials"),
    ("незалежныя прафсаюзы", "независимые профсоюзы", "independent trade unions"),
    ("мясцовыя актывісты", "местные активисты", "local activists"),
    ("прамысловыя прадпрыемствы", "промышленные предприятия", "industrial enterprises"),
    ("дзяржаўныя банкі", "государственные банки", "state banks"),
    ("суседнія краіны", "соседние страны", "neighbouring countries"),
    ("сталічныя ўлады", "столичные власти", "the capital’s authorities"),
    ("памежныя службы", "пограничные службы", "border services"),
    ("апазіцыйныя партыі", "оппозиционные партии", "opposition parties"),
    ("еўрапейскія дыпламаты", "европейские дипломаты", "European diplomats"),
    ("расійскія пастаўшчыкі", "российские поставщики", "Russian suppliers"),
)

DID: tuple[Phrase, ...] = (
    ("абмеркавалі", "обсудили", "discussed"),
    ("адклалі", "отложили", "postponed"),
    ("падтрымалі", "поддержали", "supported"),
    ("раскрытыкавалі", "раскритиковали", "criticised"),
    ("перагледзелі", "пересмотрели", "revised"),
    ("прапанавалі", "предложили", "proposed"),
    ("спынілі", "остановили", "halted"),
    ("ухвалілі", "одобрили", "approved"),
)

WHAT: tuple[Phrase, ...] = (
    ("новыя правілы гандлю", "новые правила торговли", "new trade rules"),
    ("план рэформаў", "план реформ", "the plan of reforms"),
    ("рамонт дарог", "ремонт дорог", "the repair of roads"),
    ("супольныя вучэнні", "совместные учения", "joint exercises"),
    ("бюджэт на наступны год", "бюджет на следующий год", "next year’s budget"),
    ("змену цэн на газ", "изменение цен на газ", "a change of gas prices"),
    ("папраўкі да закона", "поправки к закону", "amendments to the law"),
    ("праграму падтрымкі вёскі", "программу поддержки села", "the programme for villages"),
    ("пагадненне аб транзіце", "соглашение о транзите", "the agreement on transit"),
    ("будаўніцтва новага завода", "строительство нового завода", "the building of a new plant"),
    ("абмен студэнтамі", "обмен студентами", "the exchange of students"),
    ("пашырэнне пункта пропуску", "расширение пункта пропуска", "a larger border crossing"),
)

HOW: tuple[Phrase, ...] = (
    (", каб супакоіць рынак", ", чтобы успокоить рынок", " to calm the market"),
    (", каб захаваць працоўныя месцы", ", чтобы сохранить рабочие места", " to keep jobs"),
    (
        ", каб не сварыцца з партнёрамі",
        ", чтобы не ссориться с партнёрами",
        " so as not to quarrel with partners",
    ),
    (", хоць грошай на гэта мала", ", хотя денег на это мало", ", although money is short"),
    (", але тэрмінаў не назвалі", ", но сроков не назвали", " but named no dates"),
    (" і паабяцалі справаздачу", " и пообещали отчёт", " and promised a report"),
    (
        ", але эксперты сумняваюцца ў выніку",
        ", но эксперты сомневаются в результате",
        ", but experts doubt the result",
    ),
    (
        ", і гэта заўважылі ў суседніх сталіцах",
        ", и это заметили в соседних столицах",
        ", and neighbouring capitals took note",
    ),
    (", нягледзячы на пратэсты", ", несмотря на протесты", " despite protests"),
    (
        ", не чакаючы канца года",
        ", не дожидаясь конца года",
        " without waiting for the end of the year",
    ),
)

NOTICE: Phrase = (
    "Выдуманы выпуск: тэксты складзеныя камп’ютарам, каб праверыць сайт.",
    "Вымышленный выпуск: тексты составлены компьютером, чтобы проверить сайт.",
    "An invented issue: its texts were put together by a computer to test the site.",
)
