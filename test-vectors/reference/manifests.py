"""The manifest of a delivery (chapter 12, section 4)."""

import hashlib
from typing import Any

import base64url
from documents import sign_document, verify_document
from forms import DIGEST, NAME, UUID, is_closed, is_whole, matches
from refusal import Refused

TYPE = "sluis-manifest"
SCHEMA = "sluis-manifest/1"
MOST_CHUNKS = 100_000
MOST_ROWS = 5_000
LARGEST_VERSION = 2_147_483_647
PARTIES = ("institution", "tenant", "domain")


def parse_manifest(value: Any) -> dict:
    """ParseManifest: DELI-9."""
    if not is_closed(value, {"schema", "delivery", "directoryVersion", "chunks", "rowCount", *PARTIES}):
        raise Refused("MANIFEST_INVALID")
    sound = (
        value["schema"] == SCHEMA
        and matches(value["delivery"], UUID)
        and all(matches(value[name], NAME) for name in PARTIES)
        and is_whole(value["directoryVersion"], 1, LARGEST_VERSION)
        and isinstance(value["chunks"], list)
        and 1 <= len(value["chunks"]) <= MOST_CHUNKS
        and all(_is_chunk(chunk, number) for number, chunk in enumerate(value["chunks"]))
    )
    if not sound or not is_whole(value["rowCount"]):
        raise Refused("MANIFEST_INVALID")
    if value["rowCount"] != sum(chunk["rowCount"] for chunk in value["chunks"]):
        raise Refused("MANIFEST_INVALID")
    return value


def sign_manifest(manifest: Any, key: dict) -> str:
    """SignManifest: DELI-9."""
    return sign_document(TYPE, parse_manifest(manifest), key)


def verify_manifest(jws: str, keys: list[dict]) -> dict:
    """VerifyManifest: DELI-9."""
    try:
        document, _ = verify_document(TYPE, jws, keys)
    except Refused:
        raise Refused("MANIFEST_INVALID") from None
    return parse_manifest(document)


def manifest_digest(jws: str) -> str:
    """ManifestDigest: DELI-9."""
    return base64url.encode(hashlib.sha256(jws.encode("utf-8")).digest())


def _is_chunk(chunk: Any, number: int) -> bool:
    return (
        is_closed(chunk, {"number", "rowCount", "identityDigest", "activityDigest"})
        and is_whole(chunk["number"], number, number)
        and is_whole(chunk["rowCount"], 1, MOST_ROWS)
        and matches(chunk["identityDigest"], DIGEST)
        and matches(chunk["activityDigest"], DIGEST)
    )


def _sign(given: dict) -> dict:
    jws = sign_manifest(given["manifest"], given["key"])
    return {"jws": jws, "digest": manifest_digest(jws)}


def _verify(given: dict) -> dict:
    return {"manifest": verify_manifest(given["jws"], given["keys"])}


OPERATIONS = {"SignManifest": _sign, "VerifyManifest": _verify}
