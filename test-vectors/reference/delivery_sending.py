"""Sending a complete delivery and taking its receipt (chapter 12, sections 3.2 and 7; chapter 15, section 5.2)."""

import time

import base64url
import json_text
from delivery_making import chunk_summary
from delivery_store import DeliveryStore
from http_exchange import Answer, Problem
from log_keys import under_log
from manifests import manifest_digest
from receipts import verify_receipt
from refusal import Refused
from service import Service

SECONDS_FOR_A_RECEIPT = 60


class Undelivered(Exception):
    """A delivery that cannot go on; the text says why."""


def open_delivery(service: Service, record: dict) -> None:
    """Open a delivery: section 5.1."""
    service.call("POST", "/v1/deliveries", record)


def give_up(service: Service, store: DeliveryStore) -> None:
    """Abandon a delivery that may never have been opened or is no longer open, and remove it here: section 3.4."""
    record = store.record()
    if record is None:
        return
    try:
        service.call("DELETE", f"/v1/deliveries/{record['deliveryId']}")
    except Problem as problem:
        if problem.code not in ("NOT_FOUND", "DELIVERY_CLOSED"):
            raise
    store.clear()


def send_chunk(service: Service, delivery: str, number: int, chunk: dict) -> None:
    """Send the two parts of a chunk, and compare what was received: section 5.2."""
    answer = service.call("PUT", f"/v1/deliveries/{delivery}/chunks/{number}", chunk).json()
    wanted = chunk_summary(number, chunk)
    if any(answer.get(name) != wanted[name] for name in ("number", "identityDigest", "activityDigest")):
        raise Undelivered("the chunk that was received is not the one that was sent")


def finish_delivery(service: Service, store: DeliveryStore, record: dict, manifest: str) -> dict | None:
    """Send what the TTP lacks of a complete delivery, close it, and give its receipt, verified: DELI-6, DELI-27.

    None for one that cannot be gone on with: the first table of section 3.4.
    """
    delivery = record["deliveryId"]
    document = _document(manifest)
    lacking = _lacking(service, delivery, document)
    if lacking is None or not all(_is_whole(store, document, number) for number in lacking):
        return None
    for number in lacking:
        send_chunk(service, delivery, number, store.chunk(number))
    closed = service.call("PUT", f"/v1/deliveries/{delivery}/closure", {"manifest": manifest})
    receipt = _await_receipt(service, delivery, closed)
    _check_receipt(service, receipt, document, manifest)
    store.keep_receipt(delivery, receipt)
    store.clear()
    return receipt


def _document(manifest: str) -> dict:
    return json_text.parse(base64url.decode(manifest.split(".")[1]), "MANIFEST_INVALID")


def _lacking(service: Service, delivery: str, document: dict) -> list[int] | None:
    """The numbers of the chunks that the TTP lacks; None for a delivery that is not there, or neither open nor closed."""
    try:
        found = service.call("GET", f"/v1/deliveries/{delivery}").json()
    except Problem as problem:
        if problem.code == "NOT_FOUND":
            return None
        raise
    if found.get("state") == "closed":
        return []
    if found.get("state") != "open":
        return None
    received = {chunk["number"] for chunk in found["chunks"]}
    return [chunk["number"] for chunk in document["chunks"] if chunk["number"] not in received]


def _is_whole(store: DeliveryStore, document: dict, number: int) -> bool:
    """Whether a kept chunk has the digests of the manifest."""
    try:
        return chunk_summary(number, store.chunk(number)) == document["chunks"][number]
    except (OSError, ValueError, KeyError):
        return False


def _await_receipt(service: Service, delivery: str, answer: Answer) -> dict:
    ends = time.monotonic() + SECONDS_FOR_A_RECEIPT
    while answer.status == 202:
        if time.monotonic() > ends:
            raise Undelivered("closed, and no receipt yet: run again")
        time.sleep(1.0 if answer.retry_after is None else answer.retry_after)
        answer = service.call("GET", f"/v1/deliveries/{delivery}/receipt")
    return answer.json()


def _check_receipt(service: Service, receipt: dict, document: dict, manifest: str) -> None:
    """Verify a receipt, and compare all that it says but the moment: DELI-27."""
    proof, superseded = under_log(service.directory["log"], lambda log: verify_receipt(receipt, log))
    service.hold(proof, superseded)
    details = proof.details
    wanted = {
        "deliveryId": document["delivery"],
        "institution": document["institution"],
        "tenant": document["tenant"],
        "domain": document["domain"],
        "chunkCount": len(document["chunks"]),
        "rowCount": document["rowCount"],
        "manifestDigest": manifest_digest(manifest),
    }
    if any(details[name] != value for name, value in wanted.items()):
        raise Refused("RECEIPT_INVALID")
