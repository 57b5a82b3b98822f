"""Messages as mail servers and providers send them back."""

from textwrap import dedent

OURS = """\
From: letters@situation.test
To: reader@example.org
Subject: The week
List-Unsubscribe: {unsubscribe}

The week …
"""


def delivery_report(
    to: str, status: str, action: str = "failed", said: str = "smtp; 550 no such user"
) -> bytes:
    """As in the examples of RFC 3464, appendix E."""
    report = dedent("""\
        Date: Thu, 7 Jul 1994 17:16:05 -0400
        From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example>
        To: <{to}>
        Subject: Returned mail
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="RAA14128"
        Auto-Submitted: auto-replied

        --RAA14128

        The following address had permanent fatal errors: reader@example.org

        --RAA14128
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example
        Received-From-MTA: DNS; situation.test

        Final-Recipient: RFC822; reader@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: {said}

        --RAA14128
        Content-Type: message/rfc822

        {ours}
        --RAA14128--
        """)
    return report.format(to=to, action=action, status=status, said=said, ours=OURS).encode()


def complaint(to: str, kind: str = "abuse", mail_from: str = "", unsubscribe: str = "") -> bytes:
    """As in the examples of RFC 5965, appendix B."""
    report = dedent("""\
        From: <abusedesk@example.com>
        Date: Thu, 8 Mar 2005 17:40:36 EDT
        Subject: FW: a mail
        To: <{to}>
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report;
             boundary="part1_13d.2e68ed54_boundary"

        --part1_13d.2e68ed54_boundary
        Content-Type: text/plain; charset="US-ASCII"
        Content-Transfer-Encoding: 7bit

        This is an email abuse report.

        --part1_13d.2e68ed54_boundary
        Content-Type: message/feedback-report

        Feedback-Type: {kind}
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Mail-From: <{mail_from}>

        --part1_13d.2e68ed54_boundary
        Content-Type: message/rfc822
        Content-Disposition: inline

        {ours}
        --part1_13d.2e68ed54_boundary--
        """)
    link = f"<https://situation.test/be/newsletter/leave/{unsubscribe}/>"
    ours = OURS.format(unsubscribe=link)
    return report.format(to=to, kind=kind, mail_from=mail_from, ours=ours).encode()


def out_of_office(to: str) -> bytes:
    return (
        f"From: reader@example.org\nTo: <{to}>\nAuto-Submitted: auto-replied (vacation)\n\n"
        "I am away until Monday.\n"
    ).encode()


def nested(to: str, depth: int = 3000) -> bytes:
    """Parts within parts within parts, which nobody writes who means well."""
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="{part}"\n\n--{part}\n' for part in range(depth)
    )
    return f"From: reader@example.org\nTo: <{to}>\n{parts}".encode()


def forwarded(to: str, depth: int = 3000) -> bytes:
    """A mail within a mail within a mail."""
    mails = "Content-Type: message/rfc822\n\n" * depth
    return f"From: reader@example.org\nTo: <{to}>\n{mails}".encode()


def by_hand(to: str) -> bytes:
    return f"From: reader@example.org\nTo: <{to}>\nSubject: Hello\n\nWhat a letter!\n".encode()
