"""Reading pseudonyms through the changes of a feed (chapter 13, section 8.1)."""

from typing import Iterable


def apply_change(following: dict[str, str], change: dict) -> None:
    """apply: RELE-25, RELE-26. `following` is the map `next` of the section."""
    target, source = current(following, change["new"]), current(following, change["old"])
    if source != target:
        following[source] = target


def current(following: dict[str, str], pseudonym: str) -> str:
    """The pseudonym under which a subject is known now: RELE-24."""
    while pseudonym in following:
        pseudonym = following[pseudonym]
    return pseudonym


def forward(changes: Iterable[dict]) -> dict[str, str]:
    """Forward: the map `next` after a sequence of changes."""
    following: dict[str, str] = {}
    for change in changes:
        apply_change(following, change)
    return following


def _forward(given: dict) -> dict:
    following = forward(given["changes"])
    reads = {pseudonym: current(following, pseudonym) for pseudonym in given["pseudonyms"]}
    classes: dict[str, list[str]] = {}
    for pseudonym in sorted(reads):
        classes.setdefault(reads[pseudonym], []).append(pseudonym)
    return {"current": reads, "partition": sorted(" ".join(members) for members in classes.values())}


OPERATIONS = {"Forward": _forward}
