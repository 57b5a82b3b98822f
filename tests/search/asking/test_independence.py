"""Questions can be asked without a site."""

import subprocess
import sys

from tests.architecture.files import ROOT


def test_a_question_is_understood_without_any_framework() -> None:
    program = (
        "import sys; from search.asking import Vocabulary, parse; "
        "from search.asking.looking import Looker; "
        "parse('газ', Vocabulary()); "
        "sys.exit(any(name.split('.')[0] in {'django', 'wagtail'} for name in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
