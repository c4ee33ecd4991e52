"""Where the provisions of each chapter stand, as bars: every part has a number, a sign and a colour."""

import altair as alt
import pandas as pd

from modellaw.assessment import Status
from modellaw.specs import Language
from modellaw.ui import findings
from modellaw.ui import strings as say
from modellaw.ui.look import LOOKS
from modellaw.ui.shelf import Judged
from modellaw.wording import worded

_BAR, _ROW = 34, 62  # pixels
_FONT = "Source Sans, sans-serif"


def parts(state: Judged, language: Language) -> pd.DataFrame:
    """A row for each part of a bar: chapter, status, how many, and where the part begins and ends."""
    count = findings.by_chapter(state)
    table = []
    for chapter in state.instrument.chapters:
        at = 0
        for status in Status:
            if many := count[chapter.id, status]:
                table.append(
                    {
                        "chapter": f"{chapter.id}. {worded(chapter.title, language)}",
                        "status": say.STATUSES[status],
                        "count": many,
                        "start": at,
                        "end": at + many,
                        "middle": at + many / 2,
                        "sign": LOOKS[status].sign,
                        "label": f"{LOOKS[status].sign} {many}",
                    }
                )
                at += many
    return pd.DataFrame(table)


def bars(table: pd.DataFrame, instrument: str) -> alt.LayerChart:
    """The picture of where the instrument of that name stands."""
    shown = [status for status in Status if say.STATUSES[status] in set(table["status"])]
    names = [say.STATUSES[status] for status in shown]
    chapters = list(dict.fromkeys(table["chapter"]))
    told = say.PICTURE_DESCRIPTION.format(instrument=instrument, said=_said(table, chapters))
    base = alt.Chart(table, description=told, height=_ROW * len(chapters)).encode(
        y=alt.Y("chapter:N", sort=chapters, title=None, axis=None)
    )
    broken = alt.FieldOneOfPredicate("status", [say.STATUSES[status] for status in shown if LOOKS[status].broken])
    tooltip = [
        alt.Tooltip("chapter:N", title=say.BY_CHAPTER),
        alt.Tooltip("status:N", title=say.BY_STATUS),
        alt.Tooltip("count:Q", title=say.PICTURE_COUNT),
    ]
    across = alt.X("start:Q", title=None, axis=None, scale=alt.Scale(domain=[0, int(table["end"].max())], nice=False))
    blocks = base.mark_bar(size=_BAR, yOffset=9, strokeWidth=1).encode(
        x=across,
        x2="end:Q",
        color=alt.Color(
            "status:N", legend=None, scale=alt.Scale(domain=names, range=[LOOKS[status].ground for status in shown])
        ),
        stroke=alt.condition(
            broken,
            alt.value("#6d7177"),
            alt.value("#fdfcfa"),
        ),
        strokeDash=alt.condition(
            broken,
            alt.value([4, 3]),
            alt.value([1, 0]),
        ),
        tooltip=tooltip,
    )
    numbers = base.mark_text(dy=9, font=_FONT, fontSize=15, fontWeight=600).encode(
        x="middle:Q",
        text="label:N",
        color=alt.Color(
            "status:N", legend=None, scale=alt.Scale(domain=names, range=[LOOKS[status].ink for status in shown])
        ),
        tooltip=tooltip,
    )
    titles = (
        base.transform_filter("datum.start == 0")
        .mark_text(align="left", dy=-18, font=_FONT, fontSize=15, color="#1f2328")
        .encode(x=alt.value(0), text="chapter:N")
    )
    layers: alt.LayerChart = (
        alt.layer(blocks, numbers, titles)
        .resolve_scale(color="independent")
        .configure_view(stroke=None)
        .configure(background="transparent", padding={"left": 2, "right": 2, "top": 4, "bottom": 4})
    )
    return layers


def as_table(state: Judged, language: Language) -> pd.DataFrame:
    """The same in numbers: a row a chapter, a column a status."""
    count = findings.by_chapter(state)
    shown = [status for status in Status if any(status is other for _, other in count)]
    return pd.DataFrame(
        {
            say.BY_CHAPTER: [f"{c.id}. {worded(c.title, language)}" for c in state.instrument.chapters],
            **{say.STATUSES[s]: [count[c.id, s] for c in state.instrument.chapters] for s in shown},
        }
    ).set_index(say.BY_CHAPTER)


def _said(table: pd.DataFrame, chapters: list[str]) -> str:
    """The picture in one breath, for those who hear it."""
    told = []
    for chapter in chapters:
        counts = table[table["chapter"] == chapter]
        told.append(
            f"{chapter}: "
            + ", ".join(f"{many} {name}" for name, many in zip(counts["status"], counts["count"], strict=True))
        )
    return "; ".join(told) + "."
