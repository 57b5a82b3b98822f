"""What the newsletter adds to Wagtail's admin."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from newsletter.history import register_log_actions
from newsletter.models import Edition, Mailing
from newsletter.newsroom.panel import tell_of_mailings
from newsletter.newsroom.rights import KeptPermissionPolicy
from newsletter.newsroom.viewsets import NewsletterGroup


def register_newsletter() -> NewsletterGroup:
    return NewsletterGroup()


for model in (Edition, Mailing):
    register_permission_policy(model, KeptPermissionPolicy(model))

hooks.register("construct_homepage_panels", tell_of_mailings)
hooks.register("register_admin_viewset", register_newsletter)
hooks.register("register_log_actions", register_log_actions)
