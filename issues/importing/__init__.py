"""Bringing page texts saved from the old site into the issues of their weeks."""

from issues.importing.files import ImportRefusedError, display_name, read_file
from issues.importing.importer import Imported, import_page

__all__ = ["ImportRefusedError", "Imported", "display_name", "import_page", "read_file"]
