"""How a browser can search here from its own field: an OpenSearch description document.

https://github.com/dewitt/opensearch, version 1.1, with the extension for suggestions.
"""

from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement, tostring

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from issues.reading.paths import absolute

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"
SUGGESTIONS_TYPE = "application/x-suggestions+json"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
LONGEST_SHORT_NAME, LONGEST_LONG_NAME = 16, 48


def description_xml(language: str) -> bytes:
    """The document for ``language``, which is active."""
    root = Element("OpenSearchDescription", xmlns=NAMESPACE)
    texts = {
        # Translators: at most 16 characters, shown in the address bar of a browser.
        "ShortName": _("Situation search"),
        # Translators: at most 48 characters.
        "LongName": _("Search in “Situation in Belarus”"),
        "Description": _(
            "Search in all commentaries, issues and pages, in three languages at once."
        ),
        "Language": language,
        "InputEncoding": "UTF-8",
        "OutputEncoding": "UTF-8",
    }
    for name, text in texts.items():
        SubElement(root, name).text = text
    icon = SubElement(root, "Image", height="32", width="32", type="image/x-icon")
    icon.text = urljoin(absolute("/"), static("home/favicon.ico"))
    for kind, rel, name in (
        ("text/html", "results", "search"),
        ("application/json", "results", "search_json"),
        (SUGGESTIONS_TYPE, "suggestions", "search_suggestions"),
    ):
        template = f"{absolute(reverse(name))}?q={{searchTerms}}"
        SubElement(root, "Url", type=kind, rel=rel, method="get", template=template)
    own = absolute(reverse("search_description"))
    SubElement(root, "Url", type=CONTENT_TYPE.partition(";")[0], rel="self", template=own)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document
