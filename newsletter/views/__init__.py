"""What readers see of the newsletter, from the form to the last page."""

from newsletter.views.changing import change, leave
from newsletter.views.confirming import confirm
from newsletter.views.signing_up import newsletter, subscribe

__all__ = ["change", "confirm", "leave", "newsletter", "subscribe"]
