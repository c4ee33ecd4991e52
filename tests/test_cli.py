import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from modellaw.cli import main
from modellaw.instruments import load_instrument
from modellaw.notes import Note, write_notes
from modellaw.writers import WRITERS

ROOT = Path(__file__).parent.parent
COMMANDS = [
    "assess",
    "brief",
    "request",
    "compare",
    "concordance",
    "triage",
    "evaluate",
    "show",
    "instruments",
    "app",
]

ACT = """Frontier Act

1. Short title
This Act may be cited as the Frontier Act.

2. Bringing people in for gain
A person who, in order to obtain a financial benefit, arranges the unlawful entry of another person into Northreach
commits an offence and is liable to imprisonment for eight years.
"""


class Run:
    """What a command left behind."""

    def __init__(self, code: object, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode("utf-8", "replace"), " ".join(err.decode().split())


Command = Callable[..., Run]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    def command(*arguments: object) -> Run:
        with pytest.raises(SystemExit) as leaving:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert b"Traceback" not in err
        return Run(leaving.value.code or 0, out, err)

    return command


@pytest.fixture
def northreach(tmp_path: Path) -> Path:
    folder = tmp_path / "northreach"
    folder.mkdir()
    (folder / "frontier-act.txt").write_text(ACT, encoding="utf-8")
    return folder


@pytest.fixture
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("modellaw.cli._is_screen", lambda: True)


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'pandas', 'scipy', 'streamlit', 'docx', 'pydantic'}"
    code = f"import sys, modellaw.cli; print({heavy} & set(sys.modules)); modellaw.cli.main(['--help'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.startswith("set()")
    assert [command for command in COMMANDS if f" {command} " not in done.stdout] == []


def test_assess_writes_json_into_a_pipe(run: Command, northreach: Path) -> None:
    done = run("assess", northreach)
    said = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert (said["dossier"], said["instrument"]) == ("northreach", "model-law")
    assert [finding["provision"] for finding in said["findings"]] == [
        provision.id for provision in load_instrument().provisions
    ]


def test_assess_shows_the_two_totals_on_a_terminal(run: Command, northreach: Path, a_terminal: None) -> None:
    done = run("assess", northreach)
    assert done.code == 0
    assert "Required" in done.out
    assert "Recommended" in done.out
    assert "%" not in done.out


def test_the_files_name_tells_the_format(run: Command, northreach: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.docx"
    done = run("assess", northreach, "-o", report)
    assert (done.code, done.out) == (0, "")
    assert report.read_bytes().startswith(b"PK")


def test_a_bad_file_costs_one_file(run: Command, northreach: Path) -> None:
    (northreach / "empty.txt").touch()
    done = run("assess", northreach)
    said = json.loads(done.out)
    assert done.code == 1
    assert done.err.startswith("modellaw: not read: empty.txt is empty")
    assert [statute["file"] for statute in said["statutes"]] == ["frontier-act.txt"]
    assert [unread["file"] for unread in said["unread"]] == ["empty.txt"]


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        (["--format", "odt"], list(WRITERS)),
        (["-o", "report.odt"], list(WRITERS)),
        (["--instrument", "hague"], ["model-law"]),
        (["--language", "tlh"], ["en", "es", "fr"]),
    ],
    ids=["format", "suffix", "instrument", "language"],
)
def test_an_unknown_name_lists_those_that_exist(
    run: Command, northreach: Path, arguments: list[str], listed: list[str]
) -> None:
    done = run("assess", northreach, *arguments)
    assert (done.code, done.out) == (2, "")
    assert f"There are: {', '.join(listed)}" in done.err


def test_a_path_that_is_not_there_is_wrong_use(run: Command) -> None:
    done = run("assess", "no-such-folder")
    assert done.code == 2
    assert "no-such-folder" in done.err


def test_a_report_that_cannot_be_written_says_where(run: Command, northreach: Path) -> None:
    done = run("assess", northreach, "-o", northreach / "no-such-folder" / "report.json")
    assert done.code == 2
    assert "cannot be written" in done.err


def test_a_screen_is_not_filled_with_bytes(run: Command, northreach: Path, a_terminal: None) -> None:
    done = run("assess", northreach, "--format", "pdf")
    assert (done.code, done.out) == (2, "")
    assert "report.pdf" in done.err


def test_a_language_may_be_told(run: Command, northreach: Path) -> None:
    done = run("assess", northreach, "--language", "fr")
    assert [statute["language"] for statute in json.loads(done.out)["statutes"]] == ["fr"]


def test_compare_gives_a_column_to_each_state(run: Command, northreach: Path, tmp_path: Path) -> None:
    other = tmp_path / "southreach"
    other.mkdir()
    (other / "act.txt").write_text(ACT.replace("offence", "wrong"), encoding="utf-8")
    header, *rows = run("compare", northreach, other).out.splitlines()
    assert {"northreach", "southreach"} <= set(header.split(","))
    assert len(rows) == len(load_instrument().provisions)


def test_triage_names_the_acts_that_matter(run: Command, northreach: Path) -> None:
    (northreach / "apples.txt").write_text("Apples Act\n\n1. Grades\nApples are graded by size and colour.\n")
    done = run("triage", northreach)
    assert done.code == 0
    assert "frontier-act.txt" in done.out


def test_show_prints_a_provision_for_a_lawyer(run: Command) -> None:
    provision = load_instrument().provision("ML.11")
    done = run("show", "ML.11")
    assert done.code == 0
    assert all(element.id in done.out for element in provision.elements)
    assert provision.title["en"] in done.out
    assert "\x1b" not in done.out, "a pipe gets plain text"


def test_show_knows_elements_instruments_and_languages(run: Command) -> None:
    provision = load_instrument().provision("ML.11")
    assert run("show", provision.elements[0].id).out == run("show", "ML.11").out
    assert provision.title["fr"] in run("show", "ML.11", "--language", "fr").out
    assert "ML.11" in run("show", "model-law").out


def test_show_lists_what_exists(run: Command) -> None:
    done = run("show", "ML.99")
    assert done.code == 2
    assert "ML.11" in done.err


def test_instruments_are_listed_with_their_size(run: Command) -> None:
    done = run("instruments")
    assert "model-law" in done.out
    assert str(len(load_instrument().provisions)) in done.out.split()


def test_several_instruments_are_one_reading_and_a_file_each(run: Command, northreach: Path, tmp_path: Path) -> None:
    done = run("assess", northreach, "-i", "all", "-o", tmp_path / "report.json")
    assert done.code == 0
    told = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in tmp_path.glob("report*.json")}
    assert {name: said["instrument"] for name, said in told.items()} == {
        "report.json": "model-law",
        "report-protocol-som-2000.json": "protocol-som-2000",
        "report-untoc-2000.json": "untoc-2000",
    }


def test_several_instruments_into_one_pipe_are_refused(run: Command, northreach: Path) -> None:
    done = run("assess", northreach, "-i", "all")
    assert (done.code, done.out) == (2, "")
    assert "report.json" in done.err


def test_a_brief_takes_its_notes_from_a_file(run: Command, northreach: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.json"
    notes.write_bytes(write_notes("Northreach", {"SD.04.2": Note(answer="By decree."), "gap ML.99": Note(remark="x")}))
    done = run("brief", northreach, "--notes", notes, "--speak", "es")
    assert done.code == 0
    assert "By decree." in done.out
    assert "¿" in done.out
    assert "a note on «gap ML.99» was left aside" in done.err


def test_the_concordance_is_a_table(run: Command) -> None:
    header, *rows = run("concordance").out.splitlines()
    assert header == "provision,instrument,title,model-law,protocol-som-2000,untoc-2000"
    assert any(row.startswith("PR.6.1,protocol-som-2000,") and "ML.5A" in row for row in rows)


def test_app_opens_the_front_end_and_tells_nobody(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(subprocess, "call", lambda command: called.append(command) or 0)
    assert run("app", "--port", "8600").code == 0
    (command,) = called
    assert command[1:3] == ["-m", "modellaw.ui"]
    assert {"--server.address=localhost", "--server.port=8600"} <= set(command)


def test_python_dash_m_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "modellaw", "show", "ML.99"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("modellaw: «ML.99» is no provision.")
