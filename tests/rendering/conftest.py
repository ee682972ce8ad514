import io

import pytest

from treaty.cli.terminal import make_console, rendered


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.fixture
def plain():
    def render(draw, width=80):
        environ = {"COLUMNS": str(width), "TERM": "xterm"}
        return rendered(make_console(_Terminal(), environ, no_color=True), draw(width))

    return render


@pytest.fixture
def coloured():
    def render(draw, width=80):
        environ = {"COLUMNS": str(width), "TERM": "xterm-256color"}
        return rendered(make_console(_Terminal(), environ, no_color=False), draw(width))

    return render
