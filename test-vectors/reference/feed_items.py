"""Opening an item of a feed (chapter 13, section 4.2)."""

from typing import NamedTuple

from directories import find_organisation, periods, sign_keys
from directory_history import DirectoryWithheld, InForceAt
from joins import join_rows
from log_keys import under_log
from manifests import manifest_digest, verify_manifest
from evidence import Verified, is_evidence
from forms import is_whole
from part_content import parse_content
from part_header import chunk_context, part_digest
from part_open import open_part
from receipts import verify_closing
from refusal import Refused
from releases import verify_release

TEXTS: dict[object, tuple[str, ...]] = {"chunk": ("delivery", "institution", "manifest"), "change": ("change",)}
"""The members of an item that are texts, by its kind."""


class SetAside(Exception):
    """A check that sets an item aside whole; `reason` is the code of a part that is unusable."""

    def __init__(self, code: str, reason: str | None = None) -> None:
        self.code, self.reason = code, reason
        super().__init__(code if reason is None else f"{code} ({reason})")


class Proof(NamedTuple):
    """What the evidence of an item proves; `closing` for a chunk alone."""

    release: Verified
    closing: Verified | None
    superseded: bool
    """Whether a key before the present one signed the checkpoint."""

    @property
    def details(self) -> dict:
        """Of the release."""
        return self.release.details

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
    in_force_at: InForceAt


class Batch(NamedTuple):
    """What an item brings."""

    rows: list[dict]
    changes: list[dict]
    refused: list[dict]


def is_item(found: object) -> bool:
    """Whether what a page lists has the form of an item: section 2. Members that are not known are passed over."""
    if not isinstance(found, dict) or not is_whole(found.get("cursor"), 1) or found.get("kind") not in list(TEXTS):
        return False
    numbered = found["kind"] == "change" or is_whole(found.get("chunk"))
    texts = [found.get(name) for name in ("domain", *TEXTS[found["kind"]])]
    shown = [found.get("evidence")] + ([found.get("closing")] if found["kind"] == "chunk" else [])
    return numbered and all(isinstance(text, str) for text in texts) and all(map(is_evidence, shown))


def prove_item(item: dict, reader: Reader) -> Proof:
    """Step 1: RELE-15."""
    try:
        (verified, closing), superseded = under_log(reader.directory["log"], lambda log: _verify(item, log))
    except Refused:
        raise SetAside("EVIDENCE_INVALID") from None
    names = ("domain", "kind", "change") if item["kind"] == "change" else ("domain", "kind", "delivery", "chunk")
    proved = verified.details
    if proved["tenant"] != reader.tenant or any(item[name] != proved.get(name) for name in names):
        raise SetAside("EVIDENCE_INVALID")
    if closing is not None:
        is_own = closing.details["deliveryId"] == item["delivery"]
        if not is_own or closing.note != verified.note or closing.index >= verified.index:
            raise SetAside("EVIDENCE_INVALID")
    return Proof(verified, closing, superseded)


def _verify(item: dict, log: dict) -> tuple[Verified, Verified | None]:
    """Release and closing under one key of the log: they have one checkpoint."""
    closing = verify_closing(item.get("closing"), log) if item["kind"] == "chunk" else None
    return verify_release(item.get("evidence"), log), closing


def open_item(item: dict, proof: Proof, parts: dict, reader: Reader) -> Batch:
    """Steps 2 and 3 for an item that is proved: RELE-15 to RELE-17."""
    if proof.details["kind"] == "change":
        signers = _engine_keys(reader, proof, "key")
        content = _open(parts, "change", proof.details, "", reader, signers)
        return Batch([], content["changes"], [])
    return _open_chunk(item, proof, parts, reader)


def _open_chunk(item: dict, proof: Proof, parts: dict, reader: Reader) -> Batch:
    """Step 3."""
    directory, institution, details = reader.directory, item["institution"], proof.details
    agreements = periods(directory, institution, reader.tenant, details["domain"])
    if not agreements:
        raise SetAside("AGREEMENT_MISSING")
    signers, latest = _accepted_keys(reader, proof, institution)
    listed, chunk = _signed_chunk(item["manifest"], signers, details, institution)
    made_under = int(verify_manifest(item["manifest"], signers)["directoryVersion"])
    _demand_accepted(item["manifest"], proof, institution)
    if made_under > int(directory["version"]):
        raise DirectoryWithheld("DIRECTORY_WITHHELD")
    if made_under > latest:
        raise SetAside("MANIFEST_INVALID")
    if "activityPart" not in parts:
        raise SetAside("PART_MISSING")
    if part_digest(parts["activityPart"]) != listed["activityDigest"]:
        raise SetAside("PART_CHANGED")
    activity = _open(parts, "activity", details, institution, reader, signers)
    pseudonym = _open(parts, "pseudonym", details, institution, reader, _engine_keys(reader, proof, "key"))
    attribute = None
    if "attributePart" in details["digests"]:
        keys = _engine_keys(reader, proof, "identity")
        attribute = _open(parts, "attribute", details, institution, reader, keys)
    rows, refused = join_rows(chunk, agreements, activity, pseudonym, attribute)
    place = {"domain": details["domain"], "institution": institution, "delivery": details["delivery"]}
    return Batch([place | row for row in rows], [], refused)


def _engine_keys(reader: Reader, proof: Proof, engine: str) -> list[dict]:
    """The keys of an engine when the log took the release: RELE-48."""
    return [key for version in reader.in_force_at(proof.release) for key in version["engines"][engine]["sign"]]


def _accepted_keys(reader: Reader, proof: Proof, institution: str) -> tuple[list[dict], int]:
    """The institution's keys of step 3.2, and the number of the newest version then: RELE-47."""
    closing = proof.closing
    if closing is None:
        raise SetAside("EVIDENCE_INVALID")
    versions = reader.in_force_at(closing)
    named = [find_organisation(version, institution) for version in versions]
    day = closing.entry["at"][:10]
    keys = [key for organisation in named if organisation is not None for key in sign_keys(organisation, day)]
    return keys, int(versions[0]["version"]) if versions else 0


def _demand_accepted(manifest: str, proof: Proof, institution: str) -> None:
    """Step 3.2: what was accepted is this very manifest."""
    closing = proof.closing
    if closing is None:
        raise SetAside("EVIDENCE_INVALID")
    wanted = {name: proof.details[name] for name in ("tenant", "domain")}
    wanted |= {"institution": institution, "manifestDigest": manifest_digest(manifest)}
    if any(closing.details[name] != value for name, value in wanted.items()):
        raise SetAside("MANIFEST_INVALID")


def _signed_chunk(manifest: str, keys: list[dict], details: dict, institution: str) -> tuple[dict, range]:
    """Step 3.2: the chunk as the institution signed for it, and the numbers of its rows."""
    try:
        document = verify_manifest(manifest, keys)
    except Refused:
        raise SetAside("MANIFEST_INVALID") from None
    wanted = {name: details[name] for name in ("delivery", "tenant", "domain")} | {"institution": institution}
    number = int(details["chunk"])
    if any(document[name] != value for name, value in wanted.items()) or number >= len(document["chunks"]):
        raise SetAside("MANIFEST_INVALID")
    first = int(sum(chunk["rowCount"] for chunk in document["chunks"][:number]))
    listed = document["chunks"][number]
    return listed, range(first, first + int(listed["rowCount"]))


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
