"""Microsoft Recognizers-Text, its times alone: https://github.com/microsoft/Recognizers-Text."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.dated import split
from benchmarks.peers.loop import Convert, Read, serve

_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME", "datetime": "TIME", "datetimerange": "TIME"}


def load() -> tuple[Read, Convert]:
    """Its model of dates and times; of several readings the last, which lies in the future for a weekday, the first in the past."""
    from recognizers_date_time import recognize_datetime
    from recognizers_text import Culture

    def read(dated: str) -> Any:
        published, text = split(dated)
        return recognize_datetime(text, Culture.English, reference=published)

    return read, lambda _text, found: [row for result in found if (row := _row(result))]


def _row(result: Any) -> dict[str, Any] | None:
    values = (result.resolution or {}).get("values") or []
    if not values:
        return None
    kind = result.type_name.removeprefix("datetimeV2.")
    is_day = kind == "date" and "XXXX" in values[0].get("timex", "")
    value = values[0].get("value") if is_day else values[0].get("timex")
    return {"start": result.start, "end": result.end + 1, "type": _TYPES.get(kind, "DATE"), "value": value or values[0].get("timex")}


if __name__ == "__main__":
    serve(load)
