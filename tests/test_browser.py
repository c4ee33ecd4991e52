"""The front end in a real Chromium: a reader's way from upload to report, and what leaves the machine (nothing)."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import docx
import pytest

from modellaw.ui import strings as say
from tests.test_app import SMUGGLING

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make .venv/test.stamp")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    # the server's own threads and sockets end with its process
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

ROOT = Path(__file__).parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pings",
]
PATIENCE = 60_000  # milliseconds; a slow machine is not a wrong page


@pytest.fixture(scope="module")
def chromium() -> Iterator["sync_api.Browser"]:
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        pytest.skip(f"no browser here: install one of {', '.join(NAMES)}")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "modellaw.ui", f"--server.port={port}", "--server.headless=true"]
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    with (folder / "log").open("w") as log:
        serving = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
    address = f"http://localhost:{port}"
    try:
        for _ in range(120):
            try:
                urlopen(address).close()
                break
            except URLError:
                time.sleep(0.5)
        yield address
    finally:
        serving.terminate()
        serving.wait(timeout=20)


@pytest.fixture
def page(chromium: "sync_api.Browser", server: str) -> Iterator["sync_api.Page"]:
    """A page that fails the test when anything but the local server is asked for anything."""
    context = chromium.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws://", "http://")))
    yield page
    context.close()
    assert asked
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []


def files() -> list[dict[str, object]]:
    return [
        {"name": "act.txt", "mimeType": "text/plain", "buffer": SMUGGLING},
        {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 nothing of a document"},
    ]


def test_from_upload_to_overview_to_provision_to_report(page: "sync_api.Page", server: str, tmp_path: Path) -> None:
    page.goto(f"{server}/dossier")
    page.get_by_label(say.STATE_NAME).fill("Northreach")
    page.locator("input[type=file]").set_input_files(files())
    page.get_by_text("scan.pdf").first.wait_for()
    page.get_by_role("button", name=say.ASSESS).click()

    page.get_by_role("heading", name="Northreach", level=1).wait_for()
    assert "scan.pdf" in page.get_by_text("scan.pdf").first.inner_text()  # the bad file, with what to do
    page.get_by_text(say.TOTAL_REQUIRED).wait_for()

    page.get_by_role("link", name="Attempts (option A)").first.click()
    page.get_by_role("heading", name="Attempts (option A)", level=1).wait_for()
    assert "id=ML.5D" in page.url
    quoted = page.locator("figure.ml-passage").first
    quoted.wait_for()
    assert quoted.locator("mark").count() > 0
    assert '<script>alert("1 & 2")</script>' in page.locator("figure.ml-passage").first.inner_text()

    page.get_by_role("link", name=say.OVERVIEW, exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="JSON").click()
    waiting.value.save_as(tmp_path / "report.json")
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["dossier"] == "Northreach"
    assert report["statutes"][0]["file"] == "act.txt"


def test_a_link_is_shared_and_a_reload_loses_nothing(page: "sync_api.Page", server: str) -> None:
    page.goto(f"{server}/dossier")
    page.get_by_label(say.STATE_NAME).fill("Southreach")
    page.locator("input[type=file]").set_input_files(files()[:1])
    page.get_by_text("act.txt").first.wait_for()
    page.get_by_role("button", name=say.ASSESS).click()
    page.get_by_role("heading", name="Southreach", level=1).wait_for()
    page.reload()
    page.get_by_role("heading", name="Southreach", level=1).wait_for()


def test_from_an_instrument_to_the_brief_to_an_answer_that_is_kept(
    page: "sync_api.Page", server: str, tmp_path: Path
) -> None:
    page.goto(f"{server}/?state=altamira")
    page.get_by_role("heading", name="Altamira", level=1).wait_for()
    page.get_by_role("radio", name="Protocol").click()
    page.wait_for_url("**instrument=protocol-som-2000**")
    page.get_by_text("compared with the Protocol against").wait_for()

    page.get_by_role("link", name="Aggravating circumstances").first.click()
    page.wait_for_url("**id=PR.6.3**")
    page.get_by_role("heading", name=say.ASKED_ALSO, level=2).wait_for()
    page.get_by_role("link", name="Model Law, Article 6: Aggravating circumstances").click()
    page.wait_for_url("**id=ML.6**")
    assert "instrument=model-law" in page.url

    page.get_by_role("link", name=say.BRIEF, exact=True).click()
    page.get_by_role("heading", name=say.BRIEF_TITLE.format(state="Altamira"), level=1).wait_for()
    page.get_by_role("radio", name=say.PARTS["questions"][0]).click()
    page.get_by_role("heading", name=say.PARTS["questions"][1], level=2).wait_for()
    question = page.locator("[class*=st-key-row-entry]", has_text=say.SOURCE_ITEM.partition(",")[0]).first
    question.get_by_role("button", name=say.EDIT).click()
    page.get_by_label(say.ANSWER).fill("By decree of 2019.")
    page.get_by_label(say.ANSWER).press("Tab")
    page.locator(".ml-badge", has_text=say.ANSWERED).wait_for()

    page.reload()
    page.get_by_label(say.ANSWER).wait_for()
    assert page.get_by_label(say.ANSWER).input_value() == "By decree of 2019."
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word document").click()
    waiting.value.save_as(tmp_path / "brief.docx")
    document = docx.Document(str(tmp_path / "brief.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "By decree of 2019." in "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_keyboard_alone_leads_to_a_provision(page: "sync_api.Page", server: str) -> None:
    page.goto(server)
    page.get_by_role("heading", name="Marenia", level=1).wait_for()
    page.get_by_text(say.DOWNLOADS).wait_for()
    for _ in range(80):
        page.keyboard.press("Tab")
        focus = page.evaluate("document.activeElement.getAttribute('href') || ''")
        if "provision" in focus and "id=" in focus:
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=say.WHAT_IT_ASKS, level=2).wait_for()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "provision?state=altamira&id=ML.5A",
        "provision?state=marenia&id=PR.6.1",
        "statute?state=marenia",
        "brief?state=altamira",
        "brief?state=altamira&part=questions&authority=police&entry=ask+ML.VIOL",
        "brief?state=altamira&part=items",
        "brief?state=altamira&part=lacking",
        "request",
        "concordance?instrument=untoc-2000",
        "dossier",
        "about",
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_fits_its_width_and_orders_its_headings(
    page: "sync_api.Page", server: str, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/{address}")
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(500)
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth + 1")
    levels = page.evaluate(f"[...{main}.querySelectorAll('h1,h2,h3,h4')].map(each => Number(each.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    unnamed = page.evaluate(
        f"[...{main}.querySelectorAll('input:not([type=file]),button,a[href]')].filter(each => each.offsetParent && "
        "!(each.textContent || each.ariaLabel || each.title || each.labels?.length || "
        "each.getAttribute('aria-labelledby'))).map(each => each.outerHTML.slice(0, 200))"
    )
    assert unnamed == []
