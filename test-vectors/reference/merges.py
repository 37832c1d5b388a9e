"""Reading pseudonyms through the changes of a feed (chapter 13, section 8.1)."""

from typing import Iterable

Place = tuple[str, str, int]


class Reading:
    """The state of Forward: the maps `next` and `moved` of the section."""

    def __init__(self, changes: Iterable[dict] = ()) -> None:
        self.next: dict[str, str] = {}
        self.moved: dict[Place, tuple[int, str]] = {}
        for change in changes:
            self.apply(change)

    def apply(self, change: dict) -> None:
        """apply: RELE-25, RELE-26, RELE-31."""
        if change.get("change") == "split":
            for delivery, row in change["rows"]:
                place, said = (change["kind"], delivery, int(row)), (int(change["seq"]), change["new"])
                self.moved[place] = max(self.moved.get(place, said), said)
            return
        target, source = self.current(change["new"]), self.current(change["old"])
        if source != target:
            self.next[source] = target

    def current(self, pseudonym: str) -> str:
        """The pseudonym under which a subject is known now."""
        while pseudonym in self.next:
            pseudonym = self.next[pseudonym]
        return pseudonym

    def current_of(self, place: Place, pseudonym: str) -> str:
        """The pseudonym under which the subject of a row is known now, which came with this one: RELE-24."""
        _, pseudonym = self.moved.get(place, (0, pseudonym))
        return self.current(pseudonym)


def _forward(given: dict) -> dict:
    reading = Reading(given["changes"])
    reads = {pseudonym: reading.current(pseudonym) for pseudonym in given["pseudonyms"]}
    classes: dict[str, list[str]] = {}
    for pseudonym in sorted(reads):
        classes.setdefault(reads[pseudonym], []).append(pseudonym)
    output = {"current": reads, "partition": sorted(" ".join(members) for members in classes.values())}
    if "rows" in given:
        output["rows"] = [
            reading.current_of((row["kind"], row["delivery"], row["row"]), row["pseudonym"]) for row in given["rows"]
        ]
    return output


OPERATIONS = {"Forward": _forward}
