"""Reading the statutes of one State together: a file that cannot be read costs that file only."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from modellaw.errors import UnreadableStatute
from modellaw.readers.formats import READERS
from modellaw.readers.statute import read_statute
from modellaw.statute import Dossier, Problem, Statute

Progress = Callable[[str, str], None]


def read_dossier(
    paths: Iterable[Path], name: str | None = None, progress: Progress | None = None, language: str | None = None
) -> Dossier:
    """The statutes in files and folders; `progress` is told each file's name and the step under way.

    `language` is that of all of them, where it shall not be found out from each.

    In a folder only files that look like statutes are read (see READERS; names without extension too), others are
    reported as problems; a file that is named by itself is always tried.
    """
    given = [Path(path) for path in paths]
    files, problems = _files(given)
    names = _distinct_names(files)
    statutes: list[Statute] = []
    for file in files:
        if progress is not None:
            progress(names[file], "reading")
        try:
            statute = read_statute(file)
            statutes.append(replace(statute, file=names[file], language=language or statute.language))
        except UnreadableStatute as fault:
            problems.append(Problem(names[file], str(fault)))
    return Dossier(name or _dossier_name(given), tuple(statutes), tuple(problems))


def _files(given: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    files: dict[Path, Path] = {}  # resolved -> as given: a file named twice is read once
    problems: list[Problem] = []
    for path in given:
        if not path.is_dir():
            files.setdefault(path.resolve(), path)
            continue
        inside = sorted(file for file in path.rglob("*") if file.is_file() and not _is_hidden(file.relative_to(path)))
        if not inside:
            problems.append(
                Problem(path.name, f"The folder {path.name} holds no files; put the statutes of the State in it.")
            )
        for file in inside:
            if not file.suffix or file.suffix.lower() in READERS:
                files.setdefault(file.resolve(), file)
            else:
                known = ", ".join(
                    extension.lstrip(".").upper() for extension in READERS if extension not in (".markdown", ".htm")
                )
                problems.append(
                    Problem(
                        file.name,
                        f"{file.name} was not read: {file.suffix} is no format of statutes here; bring one of {known}.",
                    )
                )
    return list(files.values()), problems


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in relative.parts)


def _distinct_names(files: list[Path]) -> dict[Path, str]:
    """The file's name, with as many of its folders as tell it from a namesake: "2018/act.txt", "2021/act.txt"."""
    names = {file: file.name for file in files}
    depth = 1
    while depth < 32:
        counts = Counter(names.values())
        shared = [file for file, name in names.items() if counts[name] > 1]
        if not shared:
            break
        depth += 1
        for file in shared:
            names[file] = "/".join(file.resolve().parts[-depth:])
    return names


def _dossier_name(given: list[Path]) -> str:
    if len(given) == 1:
        path = given[0].resolve()
        return path.name if path.is_dir() else path.stem
    parents = {path.resolve().parent for path in given}
    return parents.pop().name if len(parents) == 1 else "dossier"
