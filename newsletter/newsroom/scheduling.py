"""Choosing when a mailing begins."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.widgets import AdminDateTimeInput

from newsletter import mailings
from newsletter.models import Mailing
from newsletter.names import moment_name, zone_name
from newsletter.newsroom.screens import OneMailing

State = Mailing.State


class ScheduleForm(forms.Form):
    at = forms.DateTimeField(label=gettext_lazy("Date and time"), widget=AdminDateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("Time zone: %(zone)s") % {"zone": zone_name()}

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError(_("This time is over. Choose a later one."))
        return at


class ScheduleView(OneMailing, FormView):  # type: ignore[type-arg]  # not generic when it runs
    any_permission_required = None
    permission_required = "change"
    form_class = ScheduleForm
    template_name = "newsletter/newsroom/schedule.html"
    page_title = gettext_lazy("Send at a time")

    def get_initial(self) -> dict[str, Any]:
        at = self.object.scheduled_for
        return {"at": timezone.localtime(at)} if at else {}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.object.state not in (State.READY, State.SCHEDULED):
            return redirect(self.inspect_url)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "media": context["form"].media, "back": self.inspect_url}

    def form_valid(self, form: ScheduleForm) -> HttpResponse:
        at = form.cleaned_data["at"]
        if mailings.schedule(self.object, at, self.request.user):
            messages.success(
                self.request,
                _("It begins by itself: %(moment)s (%(zone)s).")
                % {"moment": moment_name(at), "zone": zone_name()},
            )
        else:
            messages.warning(self.request, _("That cannot be done any more."))
        return redirect(self.inspect_url)
