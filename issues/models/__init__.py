from issues.models.author import Author
from issues.models.commentary import Commentary, CommentaryAddress
from issues.models.image import PublicationImage, PublicationRendition
from issues.models.imported import ImportedFile
from issues.models.issue import IssueIndexPage, IssuePage
from issues.models.section import Section
from issues.models.stale import StalePart

__all__ = [
    "Author",
    "Commentary",
    "CommentaryAddress",
    "ImportedFile",
    "IssueIndexPage",
    "IssuePage",
    "PublicationImage",
    "PublicationRendition",
    "Section",
    "StalePart",
]
