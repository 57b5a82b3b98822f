"""The editor offers “Stop synced translation” and “Convert to alias” to whoever may not do them.

Without the right to publish, one of them would even be the translator's main button. The page
carries what it offers as JSON; for those who may not publish, both actions are taken out of it.
"""

import json
import re
from html import escape, unescape
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from wagtail_localize.views import edit_translation

from desk.guards.wrapping import Function, wrap

PROPS = re.compile(r'(<div class="js-translation-editor" data-props=")([^"]*)(")')


def _without_publishers_actions(match: re.Match[str]) -> str:
    props = json.loads(unescape(match[2]))
    props["links"]["convertToAliasUrl"] = None
    # Upstream shows the button whatever it leads to; desk/css/admin.css hides one without address.
    props["links"]["stopTranslationUrl"] = ""
    return match[1] + escape(json.dumps(props)) + match[3]


def _edit_translation(original: Function) -> Function:
    def edit(request: HttpRequest, translation: Any, instance: Any) -> HttpResponse:
        response: HttpResponse = original(request, translation, instance)
        if request.method == "POST" or response.status_code != 200:
            return response
        may_publish = getattr(instance, "permissions_for_user", None)
        if may_publish is None or may_publish(request.user).can_publish():
            return response
        page, found = PROPS.subn(_without_publishers_actions, response.content.decode())
        if found != 1:
            raise ImproperlyConfigured(
                "The guard “offered_actions” no longer finds what the translation editor offers."
            )
        response.content = page.encode()
        return response

    return edit


def install() -> None:
    wrap(
        "offered_actions",
        edit_translation,
        "edit_translation",
        ["request", "translation", "instance"],
        _edit_translation,
    )
