"""Opening an item of a feed (chapter 13, section 4.2)."""

from typing import NamedTuple

from checkpoints import Checkpoint
from directories import find_organisation, periods, sign_keys
from joins import join_rows
from manifests import verify_manifest
from part_content import parse_content
from part_header import chunk_context, part_digest
from part_open import open_part
from refusal import Refused
from releases import verify_release


class SetAside(Exception):
    """A check that sets an item aside whole; `reason` is the code of a part that is unusable."""

    def __init__(self, code: str, reason: str | None = None) -> None:
        super().__init__(code if reason is None else f"{code} ({reason})")


class Proof(NamedTuple):
    """What the evidence of an item proves."""

    details: dict
    checkpoint: Checkpoint
    note: str

    def key(self) -> str:
        """The key of the item: section 4.1, step 3.4."""
        if self.details["kind"] == "change":
            return f"change {self.details['change']}"
        return f"chunk {self.details['delivery']} {int(self.details['chunk'])}"


class Reader(NamedTuple):
    """Who reads, and under which directory."""

    tenant: str
    seal_keys: list[dict]
    directory: dict


class Batch(NamedTuple):
    """What an item brings."""

    rows: list[dict]
    changes: list[dict]
    refused: list[dict]


def prove_item(item: dict, reader: Reader) -> Proof:
    """Step 1: RELE-15."""
    try:
        verified = verify_release(item.get("evidence"), reader.directory["log"])
    except Refused:
        raise SetAside("EVIDENCE_INVALID") from None
    claimed = {name: item.get(name) for name in ("domain", "kind", "delivery", "chunk", "change")}
    named = {name: verified.details.get(name) for name in claimed}
    if verified.details["tenant"] != reader.tenant or claimed != named:
        raise SetAside("EVIDENCE_INVALID")
    return Proof(verified.details, verified.checkpoint, verified.note)


def open_item(item: dict, proof: Proof, parts: dict, reader: Reader) -> Batch:
    """Steps 2 and 3 for an item that is proved: RELE-15 to RELE-17."""
    if proof.details["kind"] == "change":
        signers = reader.directory["engines"]["key"]["sign"]
        content = _open(parts, "change", proof.details, "", reader, signers)
        return Batch([], content["changes"], [])
    return _open_chunk(item, proof.details, parts, reader)


def _open_chunk(item: dict, details: dict, parts: dict, reader: Reader) -> Batch:
    """Step 3."""
    directory, institution = reader.directory, item.get("institution")
    agreements = periods(directory, institution, reader.tenant, details["domain"])
    if not agreements:
        raise SetAside("AGREEMENT_MISSING")
    signers = sign_keys(find_organisation(directory, institution))
    digest = _activity_digest(item.get("manifest"), signers, details, institution)
    if "activityPart" not in parts:
        raise SetAside("PART_MISSING")
    if part_digest(parts["activityPart"]) != digest:
        raise SetAside("PART_CHANGED")
    engines = directory["engines"]
    activity = _open(parts, "activity", details, institution, reader, signers)
    pseudonym = _open(parts, "pseudonym", details, institution, reader, engines["key"]["sign"])
    attribute = None
    if "attributePart" in details["digests"]:
        attribute = _open(parts, "attribute", details, institution, reader, engines["identity"]["sign"])
    rows, refused = join_rows(agreements, activity, pseudonym, attribute)
    place = {"domain": details["domain"], "institution": institution, "delivery": details["delivery"]}
    return Batch([place | row for row in rows], [], refused)


def _activity_digest(manifest: object, keys: list[dict], details: dict, institution: str) -> str:
    """Step 3.2: the digest of the activity part that the institution signed for."""
    try:
        document = verify_manifest(manifest if isinstance(manifest, str) else "", keys)
    except Refused:
        raise SetAside("MANIFEST_INVALID") from None
    wanted = {name: details[name] for name in ("delivery", "tenant", "domain")} | {"institution": institution}
    number = int(details["chunk"])
    if any(document[name] != value for name, value in wanted.items()) or number >= len(document["chunks"]):
        raise SetAside("MANIFEST_INVALID")
    return document["chunks"][number]["activityDigest"]


def _open(parts: dict, kind: str, details: dict, institution: str, reader: Reader, signers: list[dict]) -> dict:
    """Steps 2.1 to 2.3, for a part of any kind."""
    name = f"{kind}Part"
    if name not in parts:
        raise SetAside("PART_MISSING")
    if part_digest(parts[name]) != details["digests"][name]:
        raise SetAside("PART_CHANGED")
    identifier = details["change"] if kind == "change" else details["delivery"]
    number = 0 if kind == "change" else int(details["chunk"])
    expected = chunk_context(kind, identifier, number, institution, reader.tenant, details["domain"])
    try:
        content, _ = open_part(parts[name], expected, reader.seal_keys, signers)
        return parse_content(kind, content)
    except Refused as refusal:
        raise SetAside("PART_UNUSABLE", refusal.code) from None
