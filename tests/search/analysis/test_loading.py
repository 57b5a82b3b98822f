"""Nothing is loaded before it is needed, and nothing twice."""

import subprocess
import sys
import threading
import time

from search.analysis.loading import once
from tests.architecture.files import ROOT

MOST_MEGABYTES = 90
LAZY = """
import sys
import search.analysis
assert not {"pymorphy3", "simplemma", "django"} & set(sys.modules)
"""
MEMORY = """
import resource
import unicodedata
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
from search import analysis
for word in ("хаты", "дома", "houses", "Łukašenka"):
    analysis.readings(word), analysis.is_known(word), analysis.name_readings(word)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_importing_the_package_loads_no_dictionary() -> None:
    assert run(LAZY) == ""


def test_all_three_languages_fit_into_the_memory_of_a_worker() -> None:
    """The peak, while loading, and not only what stays."""
    assert float(run(MEMORY)) < MOST_MEGABYTES


def test_threads_that_ask_at_once_wait_for_one_loading() -> None:
    loaded: list[object] = []

    @once
    def load() -> object:
        time.sleep(0.02)
        loaded.append(object())
        return loaded[-1]

    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(load())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(loaded) == 1
    assert got == loaded * 8
