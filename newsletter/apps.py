from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from newsletter import checks  # noqa: F401  # registers the checks

        if apps.is_installed("anymail"):
            from newsletter.bounces import webhooks

            webhooks.connect()
