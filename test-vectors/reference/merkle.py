"""The tree of the audit log and its proofs, RFC 6962 (chapter 14, section 3)."""

import hashlib
from typing import Callable, Sequence

from forms import is_size
from refusal import Refused
from text import from_hex

HASH_LENGTH = 32

RangeRoot = Callable[[int, int], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """leafHash: AUDI-1."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """nodeHash: AUDI-1."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split_point(count: int) -> int:
    """The largest power of two below a number of leaves."""
    return 1 << ((count - 1).bit_length() - 1)


def root(leaves: Sequence[bytes]) -> bytes:
    """The root of the hashes of leaves: AUDI-1."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    return root_of_range(leaves, 0, len(leaves))


def root_of_range(leaves: Sequence[bytes], first: int, end: int) -> bytes:
    """The root of the leaves from `first` up to but not including `end`, of which there is at least one."""
    if end - first == 1:
        return leaves[first]
    middle = first + split_point(end - first)
    return node_hash(root_of_range(leaves, first, middle), root_of_range(leaves, middle, end))


def inclusion_proof(size: int, index: int, range_root: RangeRoot) -> list[bytes]:
    """InclusionProof, from the roots of ranges of leaves: AUDI-2."""
    if not (is_size(index) and index < size):
        raise Refused("LOG_INDEX_INVALID")
    proof: list[bytes] = []
    first, end = 0, size
    while end - first > 1:
        middle = first + split_point(end - first)
        if index < middle:
            proof.append(range_root(middle, end))
            end = middle
        else:
            proof.append(range_root(first, middle))
            first = middle
    return proof[::-1]


def consistency_proof(size: int, old_size: int, range_root: RangeRoot) -> list[bytes]:
    """ConsistencyProof, from the roots of ranges of leaves: AUDI-2."""
    if not (is_size(old_size) and 1 <= old_size <= size):
        raise Refused("LOG_INDEX_INVALID")
    proof: list[bytes] = []
    first, end = 0, size
    while end != old_size:
        middle = first + split_point(end - first)
        if old_size <= middle:
            proof.append(range_root(middle, end))
            end = middle
        else:
            proof.append(range_root(first, middle))
            first = middle
    if first != 0:
        proof.append(range_root(first, end))
    return proof[::-1]


def verify_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], tree_root: bytes) -> None:
    """VerifyInclusion: AUDI-3."""
    if not (is_size(index) and is_size(size) and index < size) or not _are_hashes(leaf, tree_root, *proof):
        raise Refused("LOG_INCLUSION_INVALID")
    at, last, result = int(index), int(size) - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Refused("LOG_INCLUSION_INVALID")
        if at % 2 == 1 or at == last:
            result = node_hash(sibling, result)
            at, last = _climb(at, last)
        else:
            result = node_hash(result, sibling)
        at, last = at // 2, last // 2
    if last != 0 or result != tree_root:
        raise Refused("LOG_INCLUSION_INVALID")


def verify_consistency(
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """VerifyConsistency: AUDI-3."""
    if not (is_size(old_size) and is_size(new_size) and 1 <= old_size <= new_size):
        raise Refused("LOG_CONSISTENCY_INVALID")
    if not _are_hashes(old_root, new_root, *proof) or not _connects(
        int(old_size), int(new_size), old_root, new_root, list(proof)
    ):
        raise Refused("LOG_CONSISTENCY_INVALID")


def _connects(old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: list[bytes]) -> bool:
    """Steps 2 to 6 of VerifyConsistency."""
    if old_size == new_size:
        return not proof and old_root == new_root
    if not proof:
        return False
    if old_size & (old_size - 1) == 0:
        proof = [old_root, *proof]
    return fold_consistency(old_size, new_size, proof) == (old_root, new_root)


def fold_consistency(old_size: int, new_size: int, proof: list[bytes]) -> tuple[bytes, bytes] | None:
    """Steps 4 to 6 of VerifyConsistency: the two roots that the hashes give, None when they are too few or too many."""
    at, last = old_size - 1, new_size - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    old_result = new_result = proof[0]
    for sibling in proof[1:]:
        if last == 0:
            return None
        if at % 2 == 1 or at == last:
            old_result, new_result = node_hash(sibling, old_result), node_hash(sibling, new_result)
            at, last = _climb(at, last)
        else:
            new_result = node_hash(new_result, sibling)
        at, last = at // 2, last // 2
    return (old_result, new_result) if last == 0 else None


def _climb(at: int, last: int) -> tuple[int, int]:
    while at % 2 == 0 and at > 0:
        at, last = at // 2, last // 2
    return at, last


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_LENGTH for value in values)


def _leaves(given: dict) -> list[bytes]:
    if "entryCount" in given:
        return [leaf_hash(f"entry {number}".encode("ascii")) for number in range(given["entryCount"])]
    return [leaf_hash(from_hex(entry)) for entry in given["entries"]]


def _hexes(hashes: list[bytes]) -> list[str]:
    return [value.hex() for value in hashes]


def _inclusion_proof(given: dict) -> dict:
    leaves = _leaves(given)
    prove = inclusion_proof(len(leaves), given["index"], lambda first, end: root_of_range(leaves, first, end))
    return {"proof": _hexes(prove)}


def _consistency_proof(given: dict) -> dict:
    leaves = _leaves(given)
    prove = consistency_proof(len(leaves), given["oldSize"], lambda first, end: root_of_range(leaves, first, end))
    return {"proof": _hexes(prove)}


def _verify_inclusion(given: dict) -> dict:
    proof = [from_hex(value) for value in given["proof"]]
    verify_inclusion(given["index"], given["size"], from_hex(given["leaf"]), proof, from_hex(given["root"]))
    return {"verified": True}


def _verify_consistency(given: dict) -> dict:
    roots = from_hex(given["oldRoot"]), from_hex(given["newRoot"])
    verify_consistency(given["oldSize"], given["newSize"], *roots, [from_hex(value) for value in given["proof"]])
    return {"verified": True}


OPERATIONS = {
    "Root": lambda given: {"root": root(_leaves(given)).hex()},
    "InclusionProof": _inclusion_proof,
    "ConsistencyProof": _consistency_proof,
    "VerifyInclusion": _verify_inclusion,
    "VerifyConsistency": _verify_consistency,
}
