"""The project's own files, as the tests of its shape look at them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", "var", "__pycache__", ".hypothesis", "htmlcov", "test-results"}


def _is_ours(name: str) -> bool:
    return name not in NOT_OURS and not name.startswith(".venv") and not name.endswith("_cache")


def own_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project below ``folder``, without what running it leaves behind."""
    for path in sorted(folder.iterdir()):
        if not _is_ours(path.name):
            continue
        if path.is_dir():
            yield from own_files(path)
        elif path.suffix not in {".mo", ".pyc"} and not path.name.startswith(".coverage"):
            yield path


def own_code() -> list[Path]:
    """Our Python files, without generated migrations."""
    return [path for path in own_files() if path.suffix == ".py" and "migrations" not in path.parts]


def name_of(path: Path) -> str:
    """The path as a person writes it, from the project's folder on."""
    return path.relative_to(ROOT).as_posix()
