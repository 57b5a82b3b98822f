"""The first text of the page About."""

from home.texts.kinds import Texts

ABOUT: Texts = {
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
}
