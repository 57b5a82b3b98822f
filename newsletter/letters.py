"""Letters to single subscribers, on their way."""


def wake() -> None:
    """Has the letters sent that are due."""
