"""A file or folder of the user's own that bears the name of one of ours hides ours: say so before anything is read."""

import sys
from importlib.util import find_spec
from pathlib import Path

_HOME = Path(__file__).resolve().parent.parent
_OURS = ("analysis", "provisions", "corpus")


def check_names() -> None:
    """Raises ImportError where Python would find another `analysis`, `provisions` or `corpus` than modellaw's own."""
    for name in _OURS:
        found = _where(name)
        if found is not None and found != _HOME / name:
            raise ImportError(
                f"your own {found} hides the package `{name}` that modellaw needs. "
                "Rename it, or run modellaw from another folder."
            )


def _where(name: str) -> Path | None:
    """The folder that `import name` would give, or the module file; None where there is nothing to find."""
    loaded = sys.modules.get(name)
    spec = loaded.__spec__ if loaded is not None else find_spec(name)
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations))).resolve()
    return Path(spec.origin).resolve() if spec.origin else None
