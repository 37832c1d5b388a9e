"""Offline proofs of inclusion, C2SP tlog-proof (chapter 14, section 8.1)."""

import re
from typing import NamedTuple

import base64_padded
from checkpoints import Checkpoint, verify_checkpoint
from forms import LARGEST, is_size
from merkle import HASH_LENGTH, leaf_hash, verify_inclusion
from refusal import Refused
from text import from_hex

HEADER = "c2sp.org/tlog-proof@v1"
EXTRA = "extra "
INDEX = re.compile(r"index (0|[1-9][0-9]{0,15})")
MOST_HASHES = 64


class TlogProof(NamedTuple):
    """What a proof says; nothing of it is verified."""

    index: int
    hashes: list[bytes]
    checkpoint: str
    extra: bytes | None


def format_proof(proof: TlogProof) -> str:
    """FormatTlogProof: AUDI-17."""
    if not is_size(proof.index):
        raise Refused("LOG_INDEX_INVALID")
    if proof.extra == b"":
        raise Refused("LOG_PROOF_MALFORMED")
    if any(len(value) != HASH_LENGTH for value in proof.hashes):
        raise Refused("LOG_HASH_INVALID")
    lines = [HEADER]
    if proof.extra is not None:
        lines.append(EXTRA + base64_padded.encode(proof.extra))
    lines.append(f"index {int(proof.index)}")
    lines += [base64_padded.encode(value) for value in proof.hashes]
    return "\n".join(lines) + "\n\n" + proof.checkpoint


def parse_proof(text: str) -> TlogProof:
    """ParseTlogProof: AUDI-17."""
    head, separator, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines.pop(0) != HEADER:
        raise Refused("LOG_PROOF_MALFORMED")
    extra = None
    if lines and lines[0].startswith(EXTRA):
        extra = base64_padded.decode(lines.pop(0).removeprefix(EXTRA))
        if not extra:
            raise Refused("LOG_PROOF_MALFORMED")
    index = INDEX.fullmatch(lines.pop(0)) if lines else None
    if index is None or int(index[1]) > LARGEST or len(lines) > MOST_HASHES:
        raise Refused("LOG_PROOF_MALFORMED")
    return TlogProof(int(index[1]), [_read_hash(line) for line in lines], checkpoint, extra)


def verify_proof(proof: TlogProof, entry: bytes, verifier_key: str) -> Checkpoint:
    """The checkpoint under which a proof shows that an entry is in the log."""
    checkpoint = verify_checkpoint(proof.checkpoint, verifier_key)
    verify_inclusion(proof.index, checkpoint.size, leaf_hash(entry), proof.hashes, checkpoint.root)
    return checkpoint


def _read_hash(line: str) -> bytes:
    data = base64_padded.decode(line)
    if data is None or len(data) != HASH_LENGTH:
        raise Refused("LOG_PROOF_MALFORMED")
    return data


def _format(given: dict) -> dict:
    extra = from_hex(given["extra"]) if "extra" in given else None
    hashes = [from_hex(value) for value in given["hashes"]]
    return {"proof": format_proof(TlogProof(given["index"], hashes, given["checkpoint"], extra))}


def _parse(given: dict) -> dict:
    proof = parse_proof(given["proof"])
    hashes = [value.hex() for value in proof.hashes]
    output = {"index": proof.index, "hashes": hashes, "checkpoint": proof.checkpoint}
    return output if proof.extra is None else output | {"extra": proof.extra.hex()}


def _verify(given: dict) -> dict:
    proof = parse_proof(given["proof"])
    checkpoint = verify_proof(proof, from_hex(given["entry"]), given["verifierKey"])
    return {"index": proof.index, "size": checkpoint.size}


OPERATIONS = {"FormatTlogProof": _format, "ParseTlogProof": _parse, "VerifyTlogProof": _verify}
