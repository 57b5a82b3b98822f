"""The newsletter's screens in Wagtail's admin."""
