"""The first text of the page Privacy."""

from home.texts.kinds import Texts

PRIVACY: Texts = {
    "en": (
        "Privacy",
        "<p>This site keeps nothing about those who read it. There are no cookies for readers, no "
        "counters, no advertising and no requests to anybody else’s servers. The server does "
        "not store the addresses of visitors, nor what they search for. Only those who "
        "subscribe to the newsletter leave something here; what it is, is said below.</p>"
        "<h2>What the newsletter keeps</h2>"
        "<p>Of a subscriber the site keeps the e-mail address, the languages chosen and the day "
        "of signing up. The address is stored encrypted, and the keys are kept apart from the "
        "database and its backups. Whoever seizes or copies the database alone can neither read "
        "addresses in it nor find out whether a certain one is there. Whoever gets hold of the "
        "keys as well can do both.</p>"
        "<p>While you have not confirmed, the address is kept for 48 hours at most. When you "
        "leave, by the link in each mail, everything that was kept of you is erased at once; "
        "encrypted, it stays in older backups until these are deleted. While an issue is being "
        "sent, and for seven days after, the site notes which numbers its mail has gone to, "
        "without addresses. If a mail server says that an address does not exist, or somebody "
        "reports a mail as spam, a code computed from the address is left, so that no more mail "
        "goes there.</p>"
        "<p>The mails hold no pictures and count nothing: the site does not learn whether you "
        "opened one or followed a link. But a mail passes through the services that send and "
        "receive it, and those see both your address and the text. What to think of before you "
        'subscribe is on the page <a href="/en/reading-safely/">Reading safely</a>.</p>'
        "<h2>What your provider can see</h2>"
        "<p>Your internet provider can see that you opened this site, though not which page. "
        "If that can harm you, use a tool that hides it, such as Tor Browser or a VPN you "
        "trust. What else to think of is on the page "
        '<a href="/en/reading-safely/">Reading safely</a>.</p>'
        "<h2>Saved copies</h2>"
        "<p>Pages work when saved as files. A saved page asks nobody for anything when it is "
        "opened.</p>",
    ),
    "be": (
        "Прыватнасць",
        "<p>Гэты сайт не захоўвае нічога пра тых, хто яго чытае. Тут няма файлаў cookie для "
        "чытачоў, лічыльнікаў, рэкламы і зваротаў да чужых сервераў. Сервер не запісвае "
        "ні адрасоў наведвальнікаў, ні таго, што яны шукаюць. Нешта застаецца толькі ад тых, "
        "хто падпісаўся на рассылку; што менавіта — сказана ніжэй.</p>"
        "<h2>Што захоўваецца дзеля рассылкі</h2>"
        "<p>Пра падпісчыка сайт захоўвае адрас электроннай пошты, выбраныя мовы і дзень "
        "падпіскі. Адрас захоўваецца зашыфраваным, а ключы — асобна ад базы даных і яе "
        "рэзервовых копій. Хто захопіць або скапіруе толькі базу, той не прачытае ў ёй адрасоў "
        "і не даведаецца, ці ёсць у ёй пэўны адрас. Хто здабудзе і ключы, зможа і тое, і "
        "другое.</p>"
        "<p>Пакуль падпіска не пацверджана, адрас захоўваецца не даўжэй за 48 гадзін. Калі вы "
        "адпісваецеся па спасылцы, якая ёсць у кожным лісце, усё, што пра вас захоўвалася, "
        "сціраецца адразу; у зашыфраваным выглядзе яно застаецца ў старых рэзервовых копіях, "
        "пакуль іх не выдаляць. Пакуль выпуск рассылаецца і яшчэ тыдзень пасля таго сайт "
        "памятае, пад якімі нумарамі лісты ўжо адпраўлены, без адрасоў. Калі паштовы сервер "
        "адказвае, што такога адраса няма, або нехта пазначае ліст як спам, застаецца код, "
        "вылічаны з адраса, каб туды больш не пісаць.</p>"
        "<p>У лістах няма малюнкаў, і яны нічога не лічаць: сайт не даведваецца, ці адкрылі вы "
        "ліст і ці перайшлі па спасылцы. Але ліст ідзе праз паштовыя службы, якія яго "
        "адпраўляюць і прымаюць, і яны бачаць і ваш адрас, і тэкст. Пра што варта падумаць "
        'перад падпіскай, сказана на старонцы <a href="/be/reading-safely/">Бяспечнае '
        "чытанне</a>.</p>"
        "<h2>Што бачыць ваш правайдар</h2>"
        "<p>Інтэрнэт-правайдар можа бачыць, што вы адкрылі гэты сайт, але не тое, якую "
        "старонку. Калі гэта можа вам пашкодзіць, карыстайцеся сродкам, які гэта хавае, "
        "напрыклад Tor Browser або VPN, якому вы давяраеце. Пра што яшчэ варта падумаць, "
        'сказана на старонцы <a href="/be/reading-safely/">Бяспечнае чытанне</a>.</p>'
        "<h2>Захаваныя копіі</h2>"
        "<p>Старонкі працуюць і як захаваныя файлы. Калі адкрыць захаваную старонку, яна ні "
        "да каго не звяртаецца.</p>",
    ),
    "ru": (
        "Приватность",
        "<p>Этот сайт не хранит ничего о тех, кто его читает. Здесь нет cookie для читателей, "
        "счётчиков, рекламы и обращений к чужим серверам. Сервер не записывает ни "
        "адресов посетителей, ни того, что они ищут. Что-то остаётся только от тех, кто "
        "подписался на рассылку; что именно — сказано ниже.</p>"
        "<h2>Что хранится для рассылки</h2>"
        "<p>О подписчике сайт хранит адрес электронной почты, выбранные языки и день подписки. "
        "Адрес хранится зашифрованным, а ключи — отдельно от базы данных и её резервных копий. "
        "Кто захватит или скопирует только базу, тот не прочтёт в ней адресов и не узнает, есть "
        "ли в ней определённый адрес. Кто добудет и ключи, сможет и то и другое.</p>"
        "<p>Пока подписка не подтверждена, адрес хранится не дольше 48 часов. Когда вы "
        "отписываетесь по ссылке, которая есть в каждом письме, всё, что о вас хранилось, "
        "стирается сразу; в зашифрованном виде оно остаётся в старых резервных копиях, пока их "
        "не удалят. Пока выпуск рассылается и ещё семь дней после этого сайт помнит, под какими "
        "номерами письма уже отправлены, без адресов. Если почтовый сервер отвечает, что такого "
        "адреса нет, или кто-то отмечает письмо как спам, остаётся код, вычисленный из адреса, "
        "чтобы туда больше не писать.</p>"
        "<p>В письмах нет картинок, и они ничего не считают: сайт не узнаёт, открыли ли вы "
        "письмо и перешли ли по ссылке. Но письмо идёт через почтовые службы, которые его "
        "отправляют и принимают, и они видят и ваш адрес, и текст. О чём стоит подумать перед "
        'подпиской, сказано на странице <a href="/ru/reading-safely/">Безопасное чтение</a>.</p>'
        "<h2>Что видит ваш провайдер</h2>"
        "<p>Интернет-провайдер может видеть, что вы открыли этот сайт, но не то, какую "
        "страницу. Если это может вам навредить, используйте средство, которое это скрывает, "
        "например Tor Browser или VPN, которому вы доверяете. О чём ещё стоит подумать, "
        'сказано на странице <a href="/ru/reading-safely/">Безопасное чтение</a>.</p>'
        "<h2>Сохранённые копии</h2>"
        "<p>Страницы работают и как сохранённые файлы. Если открыть сохранённую страницу, она "
        "ни к кому не обращается.</p>",
    ),
}
