"""`python -m modellaw.ui [--server.port=8501 …]`: serves the front end; any option of Streamlit may be added."""

import sys
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from streamlit.web.cli import main as streamlit


def flags() -> Iterator[str]:
    """The settings of config.toml as Streamlit's command line takes them."""
    settings = tomllib.loads(files("modellaw.ui").joinpath("config.toml").read_text(encoding="utf-8"))
    for section, values in settings.items():
        for name, value in values.items():
            yield f"--{section}.{name}={str(value).lower() if isinstance(value, bool) else value}"


if __name__ == "__main__":
    streamlit(["run", str(Path(__file__).resolve().parents[2] / "app.py"), *flags(), *sys.argv[1:]])
