"""The first texts of the plain pages; editors change them in the admin."""

PLAIN_PAGES: dict[str, dict[str, tuple[str, str]]] = {
    "about": {
        "en": (
            "About",
            "<p>Once a week analysts comment on the week in Belarus, section by section. Each "
            "commentary says whether the situation has gotten better, has not changed or has "
            "gotten worse, and why.</p>"
            "<h2>Who writes</h2>"
            "<p>Commentaries carry a collective byline. A name appears only where its author "
            "has asked for it.</p>"
            "<h2>Languages</h2>"
            "<p>Every issue comes out in Belarusian, Russian and English. Where a translation is "
            "not ready yet, the page says so and leads to the languages that are.</p>",
        ),
        "be": (
            "Пра выданне",
            "<p>Раз на тыдзень аналітыкі разбіраюць падзеі ў Беларусі — раздзел за раздзелам. "
            "Кожны каментар кажа, палепшылася сітуацыя, не змянілася ці пагоршылася, і тлумачыць "
            "чаму.</p>"
            "<h2>Хто піша</h2>"
            "<p>Каментары выходзяць пад калектыўным подпісам. Імя з’яўляецца толькі там, дзе пра "
            "гэта папрасіў сам аўтар.</p>"
            "<h2>Мовы</h2>"
            "<p>Кожны выпуск выходзіць па-беларуску, па-руску і па-англійску. Калі пераклад яшчэ "
            "не гатовы, старонка паведамляе пра гэта і вядзе да тых моў, на якіх тэкст ужо "
            "ёсць.</p>",
        ),
        "ru": (
            "Об издании",
            "<p>Раз в неделю аналитики разбирают события в Беларуси — раздел за разделом. Каждый "
            "комментарий говорит, улучшилась ситуация, не изменилась или ухудшилась, и объясняет "
            "почему.</p>"
            "<h2>Кто пишет</h2>"
            "<p>Комментарии выходят под коллективной подписью. Имя появляется только там, где об "
            "этом попросил сам автор.</p>"
            "<h2>Языки</h2>"
            "<p>Каждый выпуск выходит на белорусском, русском и английском языках. Если перевод "
            "ещё не готов, страница сообщает об этом и ведёт к тем языкам, на которых текст уже "
            "есть.</p>",
        ),
    },
    "privacy": {
        "en": (
            "Privacy",
            "<p>This site keeps nothing about its readers. There are no cookies for readers, no "
            "counters, no advertising and no requests to anybody else’s servers. The server does "
            "not store the addresses of visitors.</p>"
            "<h2>What your provider can see</h2>"
            "<p>Your internet provider can see that you opened this site, though not which page. "
            "If that can harm you, use a tool that hides it, such as Tor Browser or a VPN you "
            "trust.</p>"
            "<h2>Saved copies</h2>"
            "<p>Pages work when saved as files. A saved page asks nobody for anything when it is "
            "opened.</p>",
        ),
        "be": (
            "Прыватнасць",
            "<p>Гэты сайт не захоўвае нічога пра сваіх чытачоў. Тут няма файлаў cookie для "
            "чытачоў, лічыльнікаў, рэкламы і зваротаў да чужых сервераў. Сервер не запісвае "
            "адрасоў наведвальнікаў.</p>"
            "<h2>Што бачыць ваш правайдар</h2>"
            "<p>Інтэрнэт-правайдар можа бачыць, што вы адкрылі гэты сайт, але не тое, якую "
            "старонку. Калі гэта можа вам пашкодзіць, карыстайцеся сродкам, які гэта хавае, "
            "напрыклад Tor Browser або VPN, якому вы давяраеце.</p>"
            "<h2>Захаваныя копіі</h2>"
            "<p>Старонкі працуюць і як захаваныя файлы. Калі адкрыць захаваную старонку, яна ні "
            "да каго не звяртаецца.</p>",
        ),
        "ru": (
            "Приватность",
            "<p>Этот сайт не хранит ничего о своих читателях. Здесь нет cookie для читателей, "
            "счётчиков, рекламы и обращений к чужим серверам. Сервер не записывает адреса "
            "посетителей.</p>"
            "<h2>Что видит ваш провайдер</h2>"
            "<p>Интернет-провайдер может видеть, что вы открыли этот сайт, но не то, какую "
            "страницу. Если это может вам навредить, используйте средство, которое это скрывает, "
            "например Tor Browser или VPN, которому вы доверяете.</p>"
            "<h2>Сохранённые копии</h2>"
            "<p>Страницы работают и как сохранённые файлы. Если открыть сохранённую страницу, она "
            "ни к кому не обращается.</p>",
        ),
    },
}
