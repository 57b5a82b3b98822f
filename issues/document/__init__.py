"""An issue as plain data, from which files and mails are made."""
