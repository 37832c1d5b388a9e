"""The log in an audit (chapter 14, section 12.2, step 3)."""

from collections import Counter

from audit_entries import parse_entry
from audit_faults import Earlier, Fault, LogFound, Source
from checkpoints import Checkpoint, verify_checkpoint
from growing_tree import GrowingTree
from merkle import HASH_LENGTH
from refusal import Refused
from text import from_utf8
from tiles import ENTRIES, WIDTH, decode_bundle, tile_path


def audit_log(verifier_key: str, source: Source, earlier: list[Earlier], last_sizes: dict[str, int]) -> LogFound:
    """The checkpoint, the entries and the tiles of an export: AUDI-28."""
    note = source("log/checkpoint")
    if note is None:
        return LogFound(None, {}, [{"fault": "CHECKPOINT_MISSING"}])
    try:
        checkpoint = verify_checkpoint(from_utf8(note), verifier_key)
    except Refused:
        return LogFound(None, {}, [{"fault": "CHECKPOINT_INVALID"}])
    kept, faults = _hold_earlier(checkpoint, earlier, last_sizes)
    reading = _Reading(checkpoint, kept)
    reading.read(source)
    return LogFound(checkpoint, dict(reading.actions), faults + reading.faults)


def _hold_earlier(
    checkpoint: Checkpoint, earlier: list[Earlier], last_sizes: dict[str, int]
) -> tuple[dict[int, bytes], list[Fault]]:
    """Step 3.2: the earlier checkpoints by their size, and the faults among them."""
    kept: dict[int, bytes] = {}
    faults: list[Fault] = []
    for other, key in earlier:
        if other.origin != checkpoint.origin:
            continue
        if key is not None and other.size > last_sizes.get(key, other.size):
            faults.append({"fault": "KEY_REPLACED", "index": other.size})
        if other.size > checkpoint.size:
            faults.append({"fault": "SHRUNK", "index": other.size})
        elif kept.setdefault(other.size, other.root) != other.root:
            faults.append({"fault": "FORKED", "index": other.size})
    return kept, faults


class _Reading:
    """The reading of all bundles of a log, one after the other."""

    def __init__(self, checkpoint: Checkpoint, kept: dict[int, bytes]) -> None:
        self.checkpoint = checkpoint
        self.kept = kept
        self.tree = GrowingTree()
        self.identifiers: set[str] = set()
        self.actions: Counter[str] = Counter()
        self.faults: list[Fault] = []

    def read(self, source: Source) -> None:
        """Steps 3.3 to 3.6."""
        size = self.checkpoint.size
        self._check_sizes({0: self.tree.root()})
        while self.tree.size < size:
            width = min(WIDTH, size - self.tree.size)
            path = tile_path(ENTRIES, self.tree.size // WIDTH, width)
            entries = _entries(source("log/" + path))
            if len(entries) < width:
                self._fault("ENTRIES_MISSING", self.tree.size + len(entries))
                return
            self._take(entries[:width])
            self._check_tiles(source)
        if self.tree.root() != self.checkpoint.root:
            self.faults.append({"fault": "ROOT_MISMATCH"})

    def _take(self, entries: list[bytes]) -> None:
        roots: dict[int, bytes] = {}
        for data in entries:
            self._check_entry(data, self.tree.size)
            self.tree.add(data)
            if self.tree.size in self.kept:
                roots[self.tree.size] = self.tree.root()
        self._check_sizes(roots)

    def _check_entry(self, data: bytes, index: int) -> None:
        """Step 3.3."""
        try:
            entry = parse_entry(from_utf8(data))
        except Refused:
            self._fault("ENTRY_MALFORMED", index)
            return
        if entry["id"] in self.identifiers:
            self._fault("ENTRY_REPEATED", index)
        self.identifiers.add(entry["id"])
        self.actions[entry["action"]] += 1

    def _check_sizes(self, roots: dict[int, bytes]) -> None:
        """Step 3.4, in the order in which the sizes were met."""
        for size, root in self.kept.items():
            if roots.get(size, root) != root:
                self._fault("FORKED", size)

    def _check_tiles(self, source: Source) -> None:
        """Step 3.5."""
        for level, index, data in self.tree.ended_tiles(self.checkpoint.size):
            path = tile_path(level, index, len(data) // HASH_LENGTH)
            if source("log/" + path) != data:
                self._fault("TILE_MISMATCH", index * WIDTH ** (level + 1))

    def _fault(self, code: str, index: int) -> None:
        self.faults.append({"fault": code, "index": index})


def _entries(bundle: bytes | None) -> list[bytes]:
    """The entries of a bundle; none when it is not there or does not decode."""
    try:
        return [] if bundle is None else decode_bundle(bundle)
    except Refused:
        return []
