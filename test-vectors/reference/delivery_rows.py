"""From the raw rows of an institution to the rows that may leave it (chapter 4, section 5; chapter 12, section 3.1)."""

import json
from typing import Iterable, Iterator, NamedTuple

from activities import canonical_activity
from records import canonical_identity
from row_states import row_state


class Row(NamedTuple):
    """A row that may leave: an activity and, unless it is anonymous, an identity."""

    identity: dict | None
    activity: dict


def rows_that_leave(lines: Iterable[str], periods: list[dict], anonymous_visits: bool) -> Iterator[Row]:
    """The rows that the agreements let leave, in the order of the file: RECO-12 to RECO-14."""
    for line in lines:
        raw = _read(line)
        if raw is None:
            continue
        identity, _ = canonical_identity(raw["identity"])
        activity, _ = canonical_activity(raw["activity"])
        state = row_state(identity, activity, periods, None)
        if activity is not None and state == "accepted":
            yield Row(identity, activity)
        elif activity is not None and state == "anonymous" and anonymous_visits:
            yield Row(None, activity)


def _read(line: str) -> dict | None:
    """The texts of a row, None when it cannot be read at all (section 5.1, step 1)."""
    try:
        raw = json.loads(line)
    except ValueError:
        return None
    if not isinstance(raw, dict):
        return None
    sides = {name: raw.get(name, {}) for name in ("identity", "activity")}
    for side in sides.values():
        if not isinstance(side, dict) or not all(isinstance(text, str) for text in side.values()):
            return None
    return sides
