"""A made-up archive of any size, for load work."""

from issues.archive.texts import Size
from issues.archive.writing import free_weeks, write_weeks

__all__ = ["Size", "free_weeks", "write_weeks"]
