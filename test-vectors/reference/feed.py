"""Following a feed (chapter 13, section 4.1)."""

import state_files
from feed_items import Batch, Proof, Reader, SetAside, is_item, open_item, prove_item
from forms import is_whole
from http_exchange import Problem
from merges import Reading
from refusal import Refused
from service import Service

PARTS = ("activityPart", "pseudonymPart", "attributePart", "changePart")
ITEMS_OF_A_PAGE = 200
UNEXPECTED = "ANSWER_UNEXPECTED"


class FeedStopped(Exception):
    """FEED_BEHIND, FEED_GAP or FEED_REPLAY, or an answer that cannot be read: the feed itself lies."""


class Followed:
    """What was applied of a feed that is followed from its beginning, and what was set aside."""

    def __init__(self) -> None:
        self.after = 0
        self.keys: set[str] = set()
        self.rows: list[dict] = []
        self.reading = Reading()
        self.set_aside: list[str] = []

    def apply(self, cursor: int, batch: Batch) -> None:
        """Take in the rows and changes of an item."""
        self.rows += batch.rows
        for change in batch.changes:
            self.reading.apply(change)
        self.set_aside += [f"item {cursor}, row {row['row']}: {row['code']}" for row in batch.refused]

    def visits(self) -> list[dict]:
        """The rows, each pseudonym as the subject of the row is known now: RELE-24."""
        return [
            row
            | {
                kind: self.reading.current_of((kind, row["delivery"], row["row"]), row[kind])
                for kind in ("person", "household")
                if kind in row
            }
            for row in self.rows
            if not self._is_erased(row)
        ]

    def _is_erased(self, row: dict) -> bool:
        """Whether the row is of a person who was erased: RELE-45."""
        if "person" not in row or not self.reading.erased:
            return False
        place = ("person", row["delivery"], row["row"])
        return self.reading.is_erased(self.reading.current_of(place, row["person"]))


def follow(service: Service, followed: Followed) -> None:
    """Follow to the end of the feed, then hold the log's own checkpoint: RELE-12, AUDI-25."""
    while page := _next_page(service, followed.after):
        service.follow_directory()
        settings = service.settings
        reader = Reader(settings.tenant, settings.seal_keys, service.directory, service.in_force_at)
        for item in page:
            _take(service, followed, item, reader)
    service.hold_newest()


def _next_page(service: Service, after: int) -> list[dict]:
    """Step 1: the next items, none at the end."""
    page = service.call("GET", f"/v1/releases?after={after}&limit={ITEMS_OF_A_PAGE}").json()
    items, last = page.get("items"), page.get("lastCursor")
    if not isinstance(items, list) or not is_whole(last) or not all(is_item(item) for item in items):
        raise FeedStopped(UNEXPECTED)
    if last < after:
        raise FeedStopped("FEED_BEHIND")
    if not items and last > after:
        raise FeedStopped("FEED_GAP")
    return items


def _take(service: Service, followed: Followed, item: dict, reader: Reader) -> None:
    """Step 3, for one item."""
    cursor = item["cursor"]
    if cursor != followed.after + 1:
        raise FeedStopped("FEED_GAP")
    parts = _fetch_parts(service, cursor)
    proof: Proof | None = None
    try:
        proof = prove_item(item, reader)
        batch = open_item(item, proof, parts, reader)
    except SetAside as reason:
        batch = Batch([], [], [])
        followed.set_aside.append(f"item {cursor}: {reason}")
        folder = state_files.open_folder(service.settings.state / "set-aside")
        state_files.write_json(folder / f"{cursor}.json", {"reason": str(reason), "item": item, "parts": parts})
    if proof is not None:
        if proof.key() in followed.keys:
            raise FeedStopped("FEED_REPLAY")
        service.hold(proof.release, proof.superseded)
        followed.keys.add(proof.key())
    followed.apply(cursor, batch)
    followed.after = cursor


def _fetch_parts(service: Service, cursor: int) -> dict:
    """Step 3.2: the parts of an item; none when the service says that it has none."""
    try:
        answer = service.call("GET", f"/v1/releases/{cursor}/parts").json()
    except Problem as problem:
        if problem.status == 404:
            return {}
        raise
    parts = {name: answer[name] for name in PARTS if name in answer}
    if not all(isinstance(part, str) for part in parts.values()):
        raise FeedStopped(UNEXPECTED)
    return parts
