from issues.blocks.commentary import BodyBlock, CommentariesBlock, CommentaryBlock

__all__ = ["BodyBlock", "CommentariesBlock", "CommentaryBlock"]
