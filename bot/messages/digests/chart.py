"""The chart of a digest: what was done against all there is, and when the rest is likely to be done."""

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from bot.messages.reader import Reader
from bot.messages.uploads import Upload
from bot.services.digests.views import ChartView

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, DONE, SCOPE, BAND = "#1d1c1d", "#1f6f63", "#8a8a8a", "#b9d8d2"
_INCHES, _DOTS = (6.0, 3.4), 180
_LETTERS = 10
_MOST_WEEKS = 26


def chart(view: ChartView, reader: Reader) -> Upload:
    """A PNG, with the same said in words for whoever does not see it."""
    # The library takes a second to load, and only those who draw need it.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=_INCHES, dpi=_DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    _draw(figure, view, reader)
    drawn = BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    name = f"{view.digest.name}-{view.at.date().isoformat()}.png"
    return Upload(name, drawn.getvalue(), alt=in_words(view, reader))


def in_words(view: ChartView, reader: Reader) -> str:
    _ = reader.gettext
    weeks = view.weeks
    text = _("Burn-up of {channel}: {done} of {scope} done; {weeks} weeks ago {before} of {scope_before}.")
    said = text.format(
        channel=f"#{view.channel_name}",
        done=weeks.done[-1],
        scope=weeks.scope[-1],
        weeks=len(weeks.done) - 1,
        before=weeks.done[0],
        scope_before=weeks.scope[0],
    )
    if view.forecast is None:
        return said
    band = _("At the team's own pace the rest is done in {first} to {last} weeks.")
    return f"{said} {band.format(first=view.forecast.first_week, last=view.forecast.last_week)}"


def _draw(figure: "Figure", view: ChartView, reader: Reader) -> None:
    _ = reader.gettext
    axes = figure.add_subplot()
    weeks = view.weeks
    past = range(1 - len(weeks.done), 1)
    axes.plot(past, weeks.scope, color=SCOPE, linewidth=1.5, label=_("All tasks"))
    axes.plot(past, weeks.done, color=DONE, linewidth=2.5, marker="o", markersize=4, label=_("Done"))
    last = _draw_band(axes, view, reader)
    ticks = list(range(past[0], last + 1, max(-(-(last - past[0]) // 5), 1)))
    days = [(view.at + timedelta(weeks=tick)).astimezone(reader.zone).date() for tick in ticks]
    axes.set_xticks(ticks, [_short(reader.day(day)) for day in days])
    axes.axvline(0, color=SCOPE, linewidth=0.8, linestyle=":")
    axes.set_ylim(bottom=0)
    axes.locator_params(axis="y", integer=True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=_LETTERS)
    figure.legend(frameon=False, fontsize=_LETTERS - 1, loc="outside lower center", ncols=3)


def _draw_band(axes: "Axes", view: ChartView, reader: Reader) -> int:
    """Returns the last week that is drawn."""
    likely = view.forecast
    if likely is None:
        return 0
    done = view.weeks.done[-1]
    early = (done, *(done + more for more in likely.early[:_MOST_WEEKS]))
    late = (done, *(done + more for more in likely.late[:_MOST_WEEKS]))
    coming = range(len(early))
    axes.fill_between(coming, late, early, color=BAND, label=reader.gettext("Likely, at the team's own pace"))
    axes.plot(coming, [view.weeks.scope[-1]] * len(coming), color=SCOPE, linewidth=1.5, linestyle="--")
    return len(early) - 1


def _short(day: str) -> str:
    """Without the weekday, for which there is no room."""
    return day.partition(" ")[2]
