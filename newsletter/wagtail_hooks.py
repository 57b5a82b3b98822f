"""What the newsletter adds to Wagtail's admin."""

from wagtail import hooks

from newsletter.history import register_log_actions

hooks.register("register_log_actions", register_log_actions)
