"""How much memory the three analysers take in a process that serves the site, in MB."""

import gc
from pathlib import Path

import django


def resident() -> float:
    """Memory of this process that is in use, in MB. Linux alone tells it so."""
    gc.collect()
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def main() -> None:
    django.setup()
    from django.test import Client
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  # imports every view, as a worker does
    Client(headers={"host": "127.0.0.1"}).get("/robots.txt")
    from search.analysis import analyze, is_known

    before = resident()
    for language, text in (
        ("be", "Паводле словаў міністра, чаканні спраўдзіліся."),
        ("ru", "По словам министра, ожидания оправдались."),
        ("en", "According to the minister, expectations were met."),
    ):
        analyze(text, language)
        for word in text.split():
            is_known(word)
    print(f"{resident() - before:.1f}")


if __name__ == "__main__":
    main()
