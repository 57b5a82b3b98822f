"""Under whose law a mailbox lies, as far as its address tells."""

from typing import Literal

from newsletter.addresses import Address

Jurisdiction = Literal["by", "ru", ""]

# Top-level domains run from Belarus, and from Russia: .ru, .su, .рф, .рус, .москва, .moscow,
# .дети, .tatar.
DOMAINS_OF_BELARUS = {"by", "xn--90ais"}
DOMAINS_OF_RUSSIA = {
    "ru",
    "su",
    "xn--p1ai",
    "xn--p1acf",
    "xn--80adxhks",
    "moscow",
    "xn--d1acj3b",
    "tatar",
}
# Russian providers that also give addresses in domains of other countries.
PROVIDERS_OF_RUSSIA = {"mail.ua", "my.com", "ok.com", "vk.com", "vk.company"}
YANDEX = "yandex"


def jurisdiction_of(address: Address) -> Jurisdiction:
    """ "by" or "ru" for a provider under the law of that country, "" where none is known.

    It looks at the name alone: a provider elsewhere may well keep its servers there, and a name of
    one's own may lead to such a provider.
    """
    labels = address.key.rpartition("@")[2].split(".")
    # yandex.com, yandex.by, yandex.com.tr and many more.
    if YANDEX in labels[-3:-1]:
        return "ru"
    if labels[-1] in DOMAINS_OF_BELARUS:
        return "by"
    if labels[-1] in DOMAINS_OF_RUSSIA or ".".join(labels[-2:]) in PROVIDERS_OF_RUSSIA:
        return "ru"
    return ""
