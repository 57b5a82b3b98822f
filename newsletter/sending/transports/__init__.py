"""The ways in which a mail leaves the house, behind one interface.

``transport_of`` makes the one that settings ask for: a fast one for SMTP, a folder of files, and
Django's e-mail backends for everything else, such as django-anymail.
"""

from newsletter.sending.transports.choice import Choice, transport_of
from newsletter.sending.transports.interface import ConnectError, Post, Transport

__all__ = ["Choice", "ConnectError", "Post", "Transport", "transport_of"]
