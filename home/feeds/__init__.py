"""Atom feeds (RFC 4287) in each language: everything, one section, changes of verdict."""
