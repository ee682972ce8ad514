"""A real browser for the page. It meets no network: the page is a file, and needs none."""

from pathlib import Path

import pytest
from tests.required import need_program

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--window-size=1280,900",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = need_program("chromium")
    service = Service(need_program("chromedriver"))
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=service)
    yield driver
    driver.quit()


class Window:
    """One page in the browser, and what the tests ask of it."""

    def __init__(self, driver, path: Path):
        self.driver = driver
        self.url = path.as_uri()

    def open(self, behind: str = ""):
        # From elsewhere, so that another hash is another load.
        self.driver.get("about:blank")
        self.driver.get(self.url + behind)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def complaints(self):
        return self.driver.get_log("browser")

    def shown(self, selector):
        """Return the ids of what matches and is seen."""
        return self.run(
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((each) => each.checkVisibility()).map((each) => each.id)",
            selector,
        )

    def result(self):
        return self.run("return document.getElementById('result').textContent")

    def is_in_view(self, id_):
        return self.run(
            "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
            "return box.height > 0 && box.top >= 0 && box.top < innerHeight",
            id_,
        )


@pytest.fixture
def window(browser, tmp_path):
    """Open a page, at the width of a desk unless a test says otherwise."""

    def load(text, behind="", *, width=1280, dark=False):
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8")
        made = Window(browser, path)
        made.command(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=900, deviceScaleFactor=1, mobile=width < 800,
        )  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        made.command("Emulation.setEmulatedMedia", features=[scheme])
        made.open(behind)
        return made

    browser.get_log("browser")
    yield load
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
