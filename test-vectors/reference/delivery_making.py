"""The chunks, the content tag and the manifest of a delivery (chapter 12, sections 3.2, 3.3 and 4)."""

import hashlib
import hmac
from typing import Iterator, NamedTuple

import base64url
from canonical_json import canonical
from delivery_rows import Row
from manifests import SCHEMA as MANIFEST
from part_content import parse_content
from part_header import chunk_context, part_digest, schema_of
from part_seal import seal_part

ROWS_OF_A_CHUNK = 2_500


class Parties(NamedTuple):
    """Between whom a delivery is."""

    institution: str
    tenant: str
    domain: str


class Recipients(NamedTuple):
    """The sealing keys of the recipients of the two parts: SEAL-5."""

    identity: dict
    activity: dict


def content_tag(key: bytes, file: bytes, reading: dict, parties: Parties) -> str:
    """The content tag of a file as it was read: DELI-8."""
    digest = hashlib.sha256(file).hexdigest()
    value = ["sluis-content-tag/1", digest, canonical(reading), parties.tenant, parties.domain]
    return base64url.encode(hmac.digest(key, canonical(value).encode("utf-8"), "sha256"))


def make_chunks(
    delivery: str, rows: list[Row], parties: Parties, recipients: Recipients, signer: dict
) -> Iterator[dict]:
    """The body of the request of each chunk, in order: section 3.2, steps 4 and 5."""
    for first in range(0, len(rows), ROWS_OF_A_CHUNK):
        chunk = list(enumerate(rows[first : first + ROWS_OF_A_CHUNK], first))
        number = first // ROWS_OF_A_CHUNK
        lists = {
            "identity": [{"row": row, **item.identity} for row, item in chunk if item.identity is not None],
            "activity": [{"row": row, **item.activity} for row, item in chunk],
        }
        parts = {}
        for kind, items in lists.items():
            content = parse_content(kind, {"schema": schema_of(kind), "rows": items})
            context = chunk_context(kind, delivery, number, *parties)
            parts[kind] = seal_part(context, content, getattr(recipients, kind), signer)
        yield {"rowCount": len(chunk), "identityPart": parts["identity"], "activityPart": parts["activity"]}


def chunk_summary(number: int, chunk: dict) -> dict:
    """What a manifest says of a chunk."""
    return {
        "number": number,
        "rowCount": chunk["rowCount"],
        "identityDigest": part_digest(chunk["identityPart"]),
        "activityDigest": part_digest(chunk["activityPart"]),
    }


def make_manifest(delivery: str, parties: Parties, directory_version: int, chunks: list[dict]) -> dict:
    """The manifest over the summaries of all chunks: section 4."""
    return {
        "schema": MANIFEST,
        "delivery": delivery,
        "institution": parties.institution,
        "tenant": parties.tenant,
        "domain": parties.domain,
        "directoryVersion": directory_version,
        "chunks": chunks,
        "rowCount": sum(chunk["rowCount"] for chunk in chunks),
    }
