"""Gives editors of existing sites the rights on the newsletter that ``setup_site`` gives on new ones."""

from django.db import migrations

RIGHTS = (("edition", "change"), ("edition", "view"), ("mailing", "change"), ("mailing", "view"))


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    editors = Group.objects.filter(name="Editors").first()
    if editors is None:
        return
    for model, action in RIGHTS:
        content_type, _created = ContentType.objects.get_or_create(
            app_label="newsletter", model=model
        )
        permission, _created = Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )
        editors.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("newsletter", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
