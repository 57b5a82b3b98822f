"""The first text of the page Privacy."""

from home.texts.kinds import Texts

PRIVACY: Texts = {
    "en": (
        "Privacy",
        "<p>This site keeps nothing about its readers. There are no cookies for readers, no "
        "counters, no advertising and no requests to anybody else’s servers. The server does "
        "not store the addresses of visitors, nor what they search for.</p>"
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
        "<p>Гэты сайт не захоўвае нічога пра сваіх чытачоў. Тут няма файлаў cookie для "
        "чытачоў, лічыльнікаў, рэкламы і зваротаў да чужых сервераў. Сервер не запісвае "
        "ні адрасоў наведвальнікаў, ні таго, што яны шукаюць.</p>"
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
        "<p>Этот сайт не хранит ничего о своих читателях. Здесь нет cookie для читателей, "
        "счётчиков, рекламы и обращений к чужим серверам. Сервер не записывает ни "
        "адресов посетителей, ни того, что они ищут.</p>"
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
