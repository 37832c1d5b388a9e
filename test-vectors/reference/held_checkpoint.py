"""Keeping the largest checkpoint of a log, and holding every other against it (chapter 14, section 11.1)."""

from pathlib import Path

import state_files
from checkpoints import Checkpoint
from merkle import verify_consistency
from refusal import Refused
from tile_proofs import TileSource, prove_consistency


class LogStopped(Exception):
    """LOG_FORKED, LOG_UNPROVEN or LOG_CHECKPOINT_INVALID: the log itself cannot be relied on."""


def hold_checkpoint(shown: Checkpoint, note: str, state: Path, source: TileSource) -> None:
    """HoldCheckpoint: AUDI-25, AUDI-26."""
    path = state / "checkpoints.json"
    by_origin = state_files.read_json(path) or {}
    kept = by_origin.get(shown.origin)
    if kept is not None:
        before = Checkpoint(shown.origin, kept["size"], bytes.fromhex(kept["root"]))
        if not _are_consistent(before, shown, source):
            state_files.write_json(state / "forked.json", {"kept": kept["note"], "shown": note})
            raise LogStopped("LOG_FORKED")
    if kept is None or shown.size > kept["size"]:
        by_origin[shown.origin] = {"size": shown.size, "root": shown.root.hex(), "note": note}
        state_files.write_json(path, by_origin)


def _are_consistent(one: Checkpoint, other: Checkpoint, source: TileSource) -> bool:
    """Steps 2 to 4."""
    if one.size == other.size:
        return one.root == other.root
    smaller, larger = (one, other) if one.size < other.size else (other, one)
    if smaller.size == 0:
        return True
    try:
        proof, _ = prove_consistency(larger.size, smaller.size, source)
    except Refused:
        raise LogStopped("LOG_UNPROVEN") from None
    try:
        verify_consistency(smaller.size, larger.size, smaller.root, larger.root, proof)
    except Refused:
        return False
    return True
