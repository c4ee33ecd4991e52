"""The command `modellaw`.

It leaves with 0 when all is done, 1 when some file could not be read (the rest is done and reported), 2 for wrong use.
Heavy imports stand inside the commands, so that `modellaw --help` answers at once.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from modellaw.errors import ModelLawError, UnknownName, UnreadableStatute, UnsupportedLanguage
from modellaw.guard import check_names

if TYPE_CHECKING:
    import pandas as pd

    from modellaw.assessment import Assessment, Unread
    from modellaw.statute import Dossier

DONE, SOME_UNREAD, WRONG_USE = 0, 1, 2

app = typer.Typer(
    help="Which provisions of the UNODC Model Law against the Smuggling of Migrants do a State's statutes carry? "
    "Gives no legal advice and does not measure compliance.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Tell = Callable[[str, str], None]  # (file, step)
InstrumentOption = Annotated[
    str, typer.Option("--instrument", "-i", metavar="ID", help="See `modellaw instruments`.", show_default=True)
]
ChosenOption = Annotated[
    list[str] | None,
    typer.Option(
        "--instrument", "-i", metavar="ID", help="See `modellaw instruments`; say it again for another, or `all`."
    ),
]
PathsArgument = Annotated[
    list[Path], typer.Argument(metavar="PATH…", exists=True, help="Files, or a folder: one dossier.")
]
LanguageOption = Annotated[str, typer.Option(help="Judge them in this language (en, fr, es); auto finds it.")]
FormatOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="json|csv|xlsx|docx|pdf|html|md", help="Else what FILE ends with."),
]
LandlockedOption = Annotated[bool, typer.Option(help="The State has neither coast nor ship registry.")]
PrintLanguage = Annotated[Literal["en", "fr", "es"], typer.Option(help="Language of the print.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", dir_okay=False, help="Write here instead of the screen."),
]
Folder = Annotated[Path, typer.Argument(exists=True, file_okay=False, show_default=False)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; what is wrong is said in one sentence, never as a trace."""
    try:
        check_names()
    except ImportError as error:
        _leave(str(error), WRONG_USE)
    try:
        app(arguments, prog_name="modellaw")
    except (UnreadableStatute, UnsupportedLanguage) as error:
        _leave(str(error), SOME_UNREAD)
    except ModelLawError as error:
        _leave(str(error), WRONG_USE)
    except BrokenPipeError:  # the reader of the pipe (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


@app.command()
def assess(
    paths: PathsArgument,
    instrument: ChosenOption = None,
    language: LanguageOption = "auto",
    format_: FormatOption = None,
    output: OutputOption = None,
    landlocked: LandlockedOption = False,
) -> None:
    """Assess the statutes of one State and write what was found.

    On a terminal, without a format, an overview is printed; in a pipe, JSON. Under several instruments the law is read
    once, and FILE becomes a file an instrument: report.docx, report-protocol-som-2000.docx.
    """
    from modellaw.writers import WRITERS

    names = _instruments(instrument, ("model-law",))
    chosen = _format(format_, output, {name: writer.text for name, writer in WRITERS.items()})
    if len(names) > 1 and chosen is not None and output is None:
        raise typer.BadParameter("a report an instrument: say where to write them, with -o report.json")
    from modellaw.judge.assess import assess_under
    from modellaw.writers import write_report

    _check_language(language)
    with _telling() as tell:
        dossier = _read(paths, language, tell)
        assessments = assess_under(dossier, names, landlocked=landlocked, progress=tell)
    for number, assessment in enumerate(assessments):
        if chosen is None:
            _print_overview(assessment)
        else:
            _write(write_report(assessment, chosen), _beside(output, assessment.instrument) if number else output)
    _finish(assessments[0].unread)


@app.command()
def brief(
    paths: PathsArgument,
    instrument: ChosenOption = None,
    language: LanguageOption = "auto",
    notes: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Answers, remarks, order and omissions, as saved by the app."),
    ] = None,
    speak: Annotated[Literal["en", "fr", "es"], typer.Option(help="Language of the questions.")] = "en",
    format_: Annotated[
        str | None, typer.Option("--format", "-f", metavar="docx|pdf|html|md", help="Else what FILE ends with.")
    ] = None,
    output: OutputOption = None,
    landlocked: LandlockedOption = False,
) -> None:
    """Write the brief of an assistance mission: gaps with their proof, and what to ask of whom.

    Without -i, under every instrument; without a format, as Markdown.
    """
    from modellaw.instruments import instruments as known
    from modellaw.judge.assess import assess_under
    from modellaw.mission import mission_brief
    from modellaw.notes import read_notes
    from modellaw.writers import PROSE, write_brief

    names = _instruments(instrument, known())
    chosen = _format(format_, output, {name: setter.text for name, setter in PROSE.items()}) or "md"
    said = read_notes(notes).notes if notes else {}
    _check_language(language)
    with _telling() as tell:
        dossier = _read(paths, language, tell)
        made = mission_brief(assess_under(dossier, names, landlocked=landlocked, progress=tell), said)
    _write(write_brief(made, chosen, speak), output)
    for lost in sorted(said.keys() - made.ids):
        _complain(f"a note on «{lost}» was left aside: this brief has no such entry")
    _finish(made.assessments[0].unread)


@app.command()
def request(
    draft: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The draft: PDF, Word, text ….")],
    language: LanguageOption = "auto",
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Check a draft request for mutual legal assistance: what it says, in its words, and what it lacks."""
    from modellaw.request import check_request
    from modellaw.writers import WRITERS, write_report

    chosen = _format(format_, output, {name: writer.text for name, writer in WRITERS.items()})
    checked = check_request(draft, language=None if language == "auto" else language)
    if chosen is None:
        _print_overview(checked)
    else:
        _write(write_report(checked, chosen), output)


@app.command()
def concordance(
    instrument: ChosenOption = None,
    output: OutputOption = None,
) -> None:
    """Set provisions of several instruments side by side where they ask the same of the law."""
    from modellaw.concordance import concordance as side_by_side
    from modellaw.instruments import instruments as known
    from modellaw.instruments import load_instrument

    names = _instruments(instrument, known())
    _show_frame(side_by_side(load_instrument(name) for name in names).to_frame(), output)


@app.command()
def compare(
    folders: Annotated[
        list[Path], typer.Argument(metavar="DIR…", exists=True, file_okay=False, help="A folder a State.")
    ],
    instrument: InstrumentOption = "model-law",
    output: OutputOption = None,
) -> None:
    """Set several States side by side: a row a provision, a column a State."""
    from modellaw.comparison import compare as compare_folders

    with _telling() as tell:
        comparison = compare_folders(folders, instrument=instrument, progress=tell)
    _show_frame(comparison.to_frame(), output)
    _finish(comparison.unread)


@app.command()
def triage(folder: Folder, instrument: InstrumentOption = "model-law", output: OutputOption = None) -> None:
    """Say which acts of a whole statute book matter to the instrument, and why."""
    from modellaw.statute_book import triage as triage_folder

    with _telling() as tell:
        result = triage_folder(folder, instrument=instrument, progress=tell)
    _show_frame(result.to_frame(), output)
    _finish(result.unread)


@app.command()
def evaluate(
    statutes: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Folders of statutes, one a State.")],
    gold: Annotated[
        Path, typer.Argument(exists=True, file_okay=False, help="Findings made by people, a file STATE.yaml each.")
    ],
    instrument: InstrumentOption = "model-law",
    by: Annotated[
        Literal["dossier", "language", "chapter", "obligation", "provision", "element"],
        typer.Option(help="A line for each …"),
    ] = "dossier",
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", dir_okay=False, help="Keep this run, to hold a later one against it.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", exists=True, dir_okay=False, help="Hold it against a run kept."),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Measure how often the toolkit agrees with people who read the law.

    FILE ending in html, pdf, docx or md gets the laboratory report: figures, reliability, what changed since the run
    before, and every passage on which toolkit and readers differ. Else a table is given: with --against, of changes.
    """
    from modellaw.evaluation import evaluate as evaluate_folder
    from modellaw.laboratory import Laboratory, changes, read_run, write_run
    from modellaw.writers import PROSE

    before = read_run(against) if against else None
    with _telling() as tell:
        evaluation = evaluate_folder(statutes, gold, instrument=instrument, progress=tell)
    if save:
        _write(write_run(evaluation), save)
    setter = PROSE.get(output.suffix.lstrip(".").lower()) if output else None
    if setter:
        _write(setter.set(Laboratory(evaluation, before).report()), output)
    elif before:
        _show_frame(changes(before, evaluation), output)
    else:
        _show_frame(evaluation.to_frame() if by == "dossier" else evaluation.by(by), output)


@app.command()
def show(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A provision (ML.11), an element or an instrument.")],
    language: PrintLanguage = "en",
) -> None:
    """Print a provision for a lawyer: what it asks, why, how to write it, and where other instruments ask the same."""
    from modellaw.concordance import concordance as side_by_side
    from modellaw.instruments import loadable
    from modellaw.screen import print_list, print_provision

    every = loadable()[0].values()
    for instrument in every:
        if identifier == instrument.id:
            print_list(instrument, language, _screen())
            return
        for provision in instrument.provisions:
            if identifier in (provision.id, *(element.id for element in provision.elements)):
                print_provision(provision, instrument, side_by_side(every), language, _screen())
                return
    names = ", ".join(provision.id for instrument in every for provision in instrument.provisions)
    raise UnknownName(f"«{identifier}» is no provision. There are: {names}")


@app.command()
def instruments() -> None:
    """List the instruments that statutes can be assessed under; what is wrong with a faulty one is told in full."""
    from modellaw.instruments import loadable
    from modellaw.screen import print_instruments

    loaded, faults = loadable()
    print_instruments(loaded.values(), _screen())
    for name, fault in faults.items():
        _complain(f"the instrument {name} cannot be used:\n{fault}")
    sys.exit(SOME_UNREAD if faults else DONE)


@app.command("app")
def open_app(
    port: Annotated[int, typer.Option(help="Where the page is served.")] = 8501,
    address: Annotated[str, typer.Option(help="This machine alone, unless you say otherwise.")] = "localhost",
) -> None:
    """Open the front end in a browser, on a sample State already assessed."""
    flags = [f"--server.address={address}", f"--server.port={port}"]
    Console(stderr=True, highlight=False).print(f"modellaw opens at http://{address}:{port} (end it with Ctrl+C)")
    try:
        sys.exit(subprocess.call([sys.executable, "-m", "modellaw.ui", *flags]))
    except KeyboardInterrupt:
        sys.exit(DONE)


def _instruments(asked: list[str] | None, otherwise: Sequence[str]) -> tuple[str, ...]:
    """The instruments chosen; wrong names and faults are told before an hour of reading."""
    from modellaw.instruments import instruments as known
    from modellaw.instruments import load_instrument

    names = known() if asked and "all" in asked else tuple(dict.fromkeys(asked or otherwise))
    for name in names:
        load_instrument(name)
    return names


def _check_language(language: str) -> None:
    from modellaw.lexicons import lexicon_languages

    if language not in ("auto", *lexicon_languages()):
        raise UnknownName(
            f"«{language}» is no language that can be judged. There are: {', '.join(lexicon_languages())}"
        )


def _read(paths: Sequence[Path], language: str, tell: Tell | None) -> "Dossier":
    from modellaw.readers import read_dossier

    return read_dossier(paths, progress=tell, language=None if language == "auto" else language)


def _beside(output: Path | None, instrument: str) -> Path | None:
    """Where the report under a further instrument goes: report-protocol.docx beside report.docx."""
    return output and output.with_name(f"{output.stem}-{instrument}{output.suffix}")


def _format(asked: str | None, output: Path | None, known: Mapping[str, bool]) -> str | None:
    """The format to write, of those known and whether each is text; None for an overview on the screen."""
    name = asked or (output.suffix.lstrip(".").lower() if output else None)
    if name is None:
        return None if _is_screen() or "json" not in known else "json"
    if name not in known:
        raise UnknownName(f"«{name}» is no format of a report. There are: {', '.join(known)}")
    if output is None and not known[name] and _is_screen():
        raise typer.BadParameter(f"a screen cannot show {name}: say where to write it, with -o report.{name}")
    return name


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise ModelLawError(f"{output} cannot be written: {error.strerror}. Choose another place with -o.") from error


def _show_frame(frame: "pd.DataFrame", output: Path | None) -> None:
    """A table on a terminal; CSV in a pipe or a file."""
    named = frame.reset_index() if frame.index.name else frame
    if output is None and _is_screen():
        from modellaw.screen import print_frame

        print_frame(named, _screen())
    else:
        _write(named.to_csv(index=False, float_format="%.4f", lineterminator="\n").encode(), output)


def _print_overview(assessment: "Assessment") -> None:
    from modellaw.instruments import load_instrument
    from modellaw.screen import print_assessment

    print_assessment(assessment, load_instrument(assessment.instrument), _screen())


def _is_screen() -> bool:
    """Whether a person reads what is printed."""
    return sys.stdout.isatty()


def _screen() -> Console:
    return Console(highlight=False, width=None if _is_screen() else 120)


def _complain(message: str) -> None:
    Console(stderr=True, highlight=False).print(f"modellaw: {message}", markup=False, soft_wrap=True)


def _finish(unread: Iterable["Unread"]) -> NoReturn:
    """Leave with the code that says whether every file was read; those that were not are named."""
    code = DONE
    for file in unread:
        _complain(f"not read: {file.message}")
        code = SOME_UNREAD
    sys.exit(code)


def _leave(message: str, code: int) -> NoReturn:
    _complain(message)
    sys.exit(code)


@contextmanager
def _telling() -> Iterator[Tell | None]:
    """What shows the file and the step at work on a terminal; in a pipe there is nothing to show it."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (BarColumn(bar_width=20), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def tell(file: str, step: str) -> None:
            progress.update(task, description=f"{file}: {step}")

        yield tell
