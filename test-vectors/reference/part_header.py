"""The context and the header of a sealed part (chapter 11, sections 2 and 5)."""

import hashlib
import re
from typing import Any, NamedTuple

import base64url
import json_text
from forms import NAME, UUID, is_closed, is_whole, matches
from refusal import Refused

LONGEST_PART = 4_194_304
LONGEST_HEADER = 4_096
LARGEST_CHUNK = 999_999
KINDS = (
    "identity",
    "activity",
    "subject",
    "pseudonym",
    "attribute",
    "change",
    "rewrap",
    "selection",
    "opening",
    "revelation",
    "translation",
)
CONTEXT_MEMBERS = ("kind", "delivery", "chunk", "institution", "tenant", "domain", "schema")
FIXED = {"alg": "ECDH-ES", "enc": "A256GCM", "typ": "sluis-part"}
SEGMENTS = re.compile(
    r"([A-Za-z0-9_-]{0,4096})\.\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})", re.ASCII
)
KID = re.compile(r"[A-Za-z0-9_-]{43}")


class Segments(NamedTuple):
    """A part taken apart."""

    header_text: str
    header: dict
    nonce: bytes
    ciphertext: bytes
    tag: bytes


def schema_of(kind: str) -> str:
    """The schema of the content of a kind of part."""
    return f"sluis-{kind}/1"


def chunk_context(kind: str, delivery: str, chunk: int, institution: str, tenant: str, domain: str) -> dict:
    """The context of a part of a chunk, or, with the empty institution, of a change."""
    values = (kind, delivery, chunk, institution, tenant, domain, schema_of(kind))
    return dict(zip(CONTEXT_MEMBERS, values))


def parse_context(value: Any) -> dict:
    """ParsePartContext: SEAL-1."""
    if not is_closed(value, CONTEXT_MEMBERS):
        raise Refused("PART_MALFORMED")
    well_formed = (
        isinstance(value["kind"], str)
        and value["kind"] in KINDS
        and matches(value["delivery"], UUID)
        and is_whole(value["chunk"], 0, LARGEST_CHUNK)
        and (value["institution"] == "" or matches(value["institution"], NAME))
        and matches(value["tenant"], NAME)
        and matches(value["domain"], NAME)
    )
    if not well_formed or value["schema"] != schema_of(value["kind"]):
        raise Refused("PART_MALFORMED")
    if value["institution"] == "":
        of_change = value["kind"] in ("change", "subject") and value["chunk"] == 0
        fits = of_change or value["kind"] in ("rewrap", "selection", "translation")
    else:
        fits = value["kind"] not in ("change", "rewrap", "translation")
    if not fits:
        raise Refused("PART_MALFORMED")
    return value


def take_apart(part: str) -> Segments:
    """ReadPartHeader, with the other segments: SEAL-7, SEAL-8."""
    if len(part) > LONGEST_PART:
        raise Refused("PART_TOO_LARGE")
    match = SEGMENTS.fullmatch(part)
    if match is None:
        raise Refused("PART_MALFORMED")
    try:
        header_bytes, nonce, ciphertext, tag = (base64url.decode(segment) for segment in match.groups())
    except Refused:
        raise Refused("PART_MALFORMED") from None
    return Segments(match[1], _parse_header(header_bytes), nonce, ciphertext, tag)


def read_header(part: str) -> tuple[str, dict]:
    """ReadPartHeader: the kid of the recipient and the context."""
    header = take_apart(part).header
    return header["kid"], header["ctx"]


def part_digest(part: str) -> str:
    """PartDigest: SEAL-9. A text that is not well formed is no part; its digest is that of none."""
    return base64url.encode(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())


def _parse_header(data: bytes) -> dict:
    """Steps 5 and 6 of section 5.1."""
    header = json_text.parse(data, "PART_MALFORMED")
    if not is_closed(header, {"kid", "ctx", "epk", *FIXED}):
        raise Refused("PART_MALFORMED")
    if any(header[name] != value for name, value in FIXED.items()) or not matches(header["kid"], KID):
        raise Refused("PART_MALFORMED")
    epk = header["epk"]
    if not is_closed(epk, {"kty", "crv", "x", "y"}) or epk["kty"] != "EC" or epk["crv"] != "P-256":
        raise Refused("PART_MALFORMED")
    parse_context(header["ctx"])
    return header


def _read(given: dict) -> dict:
    kid, context = read_header(given["part"] * given.get("repeat", 1))
    return {"kid": kid, "context": context}


def _digest(given: dict) -> dict:
    digest = part_digest(given["part"])
    return {"sha256": base64url.decode(digest).hex(), "digest": digest}


OPERATIONS = {"ReadPartHeader": _read, "PartDigest": _digest}
