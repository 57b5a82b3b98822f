"""Mail shown inside the newsroom: it can run nothing, load nothing, and reach nothing of it."""

from django.http import HttpResponse

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
)

IN_A_NEW_TAB = '<base target="_blank">'
"""Else a link would open in the frame, where our own pages refuse to be."""


def framed(html: str) -> HttpResponse:
    """The HTML of a mail, with a policy of its own, for a frame with ``sandbox``."""
    return HttpResponse(
        html.replace("</head>", f"{IN_A_NEW_TAB}</head>", 1),
        headers={
            "Content-Security-Policy": POLICY,
            "X-Frame-Options": "SAMEORIGIN",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        },
    )
