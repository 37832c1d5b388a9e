"""Reading pseudonyms through the changes of a feed (chapter 13, section 8.1)."""

import re
from typing import Iterable

Place = tuple[str, str, int]
SYMBOLS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
EPOCH = re.compile(r"[a-z]{2,10}_[ph]1([02-9ac-hj-np-z]{5})")


def epoch_of(name: str) -> int:
    """EpochOf: the epoch that can be read in a printed pseudonym, 0 for a text that is none."""
    match = EPOCH.match(name)
    if match is None:
        return 0
    bits = 0
    for symbol in match[1]:
        bits = bits * 32 + SYMBOLS.index(symbol)
    return bits // 2 % 65_536


class Reading:
    """The state of Forward: the maps `newer`, `next` and `moved` and the set `erased` of the section."""

    def __init__(self, changes: Iterable[dict] = ()) -> None:
        self.newer: dict[str, str] = {}
        self.next: dict[str, str] = {}
        self.moved: dict[Place, tuple[int, str]] = {}
        self.erased: set[str] = set()
        for change in changes:
            self.apply(change)

    def apply(self, change: dict) -> None:
        """apply: RELE-25, RELE-26, RELE-31."""
        if change.get("change") == "split":
            for delivery, row in change["rows"]:
                place, said = (change["kind"], delivery, int(row)), (int(change["seq"]), change["new"])
                self.moved[place] = max(self.moved.get(place, said), said)
            return
        if change.get("change") == "erase":
            self.erased.add(change["old"])
            return
        if change.get("change") == "rewrap":
            self._name(change["old"], change["new"])
            return
        target, source = self.current(change["new"]), self.current(change["old"])
        if source != target:
            self.next[source] = target

    def current(self, pseudonym: str) -> str:
        """The pseudonym under which a subject is known now."""
        pseudonym = self._newest(pseudonym)
        while pseudonym in self.next:
            pseudonym = self._newest(self.next[pseudonym])
        return pseudonym

    def is_erased(self, pseudonym: str) -> bool:
        """Whether the subject of a pseudonym was erased: RELE-45."""
        return self.current(pseudonym) in {self.current(one) for one in self.erased}

    def _newest(self, name: str) -> str:
        """The newest name of the same subject."""
        while name in self.newer:
            name = self.newer[name]
        return name

    def _name(self, one: str, other: str) -> None:
        """Two names of one subject: what absorbed the one absorbed the other."""
        names = {self._newest(one), self._newest(other)}
        if len(names) == 1:
            return
        ends = {self.current(name) for name in names} - names
        older, newest = sorted(names, key=lambda name: (epoch_of(name), name))
        self.newer[older] = newest
        for name in names:
            self.next.pop(name, None)
        if ends:
            last = max(ends, key=lambda name: (epoch_of(name), name))
            for name in {newest} | ends - {last}:
                self.next[name] = last

    def current_of(self, place: Place, pseudonym: str) -> str:
        """The pseudonym under which the subject of a row is known now, which came with this one: RELE-24."""
        _, pseudonym = self.moved.get(place, (0, pseudonym))
        return self.current(pseudonym)


def _unless_erased(reading: Reading, pseudonym: str) -> str | None:
    return None if reading.is_erased(pseudonym) else pseudonym


def _forward(given: dict) -> dict:
    reading = Reading(given["changes"])
    reads = {pseudonym: reading.current(pseudonym) for pseudonym in given["pseudonyms"]}
    classes: dict[str, list[str]] = {}
    for pseudonym in sorted(reads):
        classes.setdefault(reads[pseudonym], []).append(pseudonym)
    output = {"current": reads, "partition": sorted(" ".join(members) for members in classes.values())}
    if reading.erased:
        output["erased"] = [pseudonym for pseudonym in sorted(reads) if reading.is_erased(pseudonym)]
    if "rows" in given:
        places = [((row["kind"], row["delivery"], row["row"]), row["pseudonym"]) for row in given["rows"]]
        output["rows"] = [_unless_erased(reading, reading.current_of(place, came)) for place, came in places]
    return output


OPERATIONS = {"Forward": _forward}
