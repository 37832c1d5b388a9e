"""The versions of the directory that were in force at an entry of the log (chapter 10, section 5.4)."""

import time
from datetime import datetime, timedelta
from typing import Any, Callable, Iterable, Iterator, NamedTuple

from directories import directory_digest, verify_directory
from evidence import Verified, is_evidence, verify_evidence
from forms import is_closed, is_whole
from log_keys import under_log
from refusal import Refused

ACTION = "directory.published"
SETTLING = timedelta(milliseconds=3_000)
LOOKS = 20
SECONDS_BETWEEN_LOOKS = 0.5


class DirectoryWithheld(Exception):
    """A version, or the evidence of its publication, is not handed over, or is another."""


class Placed(NamedTuple):
    """A version, and where and when the log has its publication."""

    directory: dict
    index: int
    at: str


InForceAt = Callable[[Verified], list[dict]]


def in_force_among(versions: Iterable[Placed], index: int, at: str) -> list[dict]:
    """Steps 3 and 4 of InForceAt, among versions from the newest down: DIRE-22."""
    found: list[dict] = []
    for version in versions:
        if version.index >= index:
            continue
        found.append(version.directory)
        if _moment(at) - _moment(version.at) >= SETTLING:
            break
    return found


class History:
    """The versions that a service hands over, placed in the log; each is asked for once."""

    def __init__(self, read: Callable[[int], Any], registrar: dict, hold: Callable[[Verified, bool], None]) -> None:
        self._read, self._registrar, self._hold = read, registrar, hold
        self._known: dict[str, Placed] = {}

    def in_force_at(self, newest: dict, text: str, place: Verified) -> list[dict]:
        """InForceAt the entry of some evidence, under the newest version and its text."""
        return in_force_among(self._backwards(newest, text), place.index, place.entry["at"])

    def _backwards(self, newest: dict, text: str) -> Iterator[Placed]:
        digest = directory_digest(text)
        for version in range(int(newest["version"]), 0, -1):
            if digest not in self._known:
                self._known[digest] = self._find(version, digest, newest["log"])
            yield self._known[digest]
            digest = self._known[digest].directory["previousDigest"]

    def _find(self, version: int, digest: str, log: dict) -> Placed:
        """Steps 1 and 2: DIRE-23."""
        for _ in range(LOOKS):
            found = self._read(version)
            text = found.get("document") if isinstance(found, dict) else None
            if not isinstance(text, str) or directory_digest(text) != digest:
                break
            if found.get("evidence") is None:
                time.sleep(SECONDS_BETWEEN_LOOKS)
                continue
            proof, superseded = _publication(found["evidence"], log, version, digest)
            self._hold(proof, superseded)
            return Placed(verify_directory(text, self._registrar), proof.index, proof.entry["at"])
        raise DirectoryWithheld("DIRECTORY_WITHHELD")


def _publication(evidence: Any, log: dict, version: int, digest: str) -> tuple[Verified, bool]:
    def is_of_version(details: Any) -> bool:
        return is_closed(details, {"version", "digest"}) and is_whole(details["version"], 1)

    try:
        if not is_evidence(evidence):
            raise Refused("RECEIPT_INVALID")
        proof, superseded = under_log(log, lambda one: verify_evidence(evidence, one, ACTION, is_of_version))
    except Refused:
        raise DirectoryWithheld("DIRECTORY_WITHHELD") from None
    if proof.details != {"version": version, "digest": digest}:
        raise DirectoryWithheld("DIRECTORY_WITHHELD")
    return proof, superseded


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
