"""Subscribers, editions, and mail on its way."""

from newsletter.models.delivery import Delivery
from newsletter.models.edition import Edition
from newsletter.models.letter import Letter
from newsletter.models.mailing import Mailing
from newsletter.models.subscriber import Subscriber, Suppression

__all__ = ["Delivery", "Edition", "Letter", "Mailing", "Subscriber", "Suppression"]
