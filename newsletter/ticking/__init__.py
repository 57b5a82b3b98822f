"""What has to happen again and again, whether or not anybody asks for a page."""

from newsletter.ticking.tick import STEPS, tick

__all__ = ["STEPS", "tick"]
