"""Sending a complete delivery and taking its receipt (chapter 12, sections 3.2 and 7; chapter 15, section 5.2)."""

import time

import base64url
import json_text
from delivery_making import chunk_summary
from delivery_store import DeliveryStore
from http_exchange import Answer, Problem
from manifests import manifest_digest
from receipts import verify_receipt
from refusal import Refused
from service import Service

MEMBERS = ("schema", "details", "salt", "entry", "proof")
SECONDS_FOR_A_RECEIPT = 600
CLOSINGS = 101


class Undelivered(Exception):
    """A delivery that cannot go on; the text says why."""


def open_delivery(service: Service, record: dict) -> None:
    """Open a delivery: section 5.1."""
    service.call("POST", "/v1/deliveries", record)


def abandon_delivery(service: Service, delivery: str) -> None:
    """Abandon a delivery that may never have been opened: section 5.4."""
    try:
        service.call("DELETE", f"/v1/deliveries/{delivery}")
    except Problem as problem:
        if problem.code != "NOT_FOUND":
            raise


def send_chunk(service: Service, delivery: str, number: int, chunk: dict) -> None:
    """Send the two parts of a chunk, and compare what was received: section 5.2."""
    answer = service.call("PUT", f"/v1/deliveries/{delivery}/chunks/{number}", chunk).json()
    wanted = chunk_summary(number, chunk)
    if any(answer.get(name) != wanted[name] for name in ("number", "identityDigest", "activityDigest")):
        raise Undelivered("the chunk that was received is not the one that was sent")


def finish_delivery(service: Service, store: DeliveryStore, record: dict, manifest: str) -> dict | None:
    """Send what the TTP lacks of a complete delivery, close it, and give its receipt, verified: DELI-6, DELI-27.

    A delivery that was abandoned at the TTP has none: nothing of it is kept then.
    """
    delivery = record["deliveryId"]
    document = _document(manifest)
    lacking = _lacking(service, delivery, document)
    if lacking is None:
        store.clear()
        return None
    for number in lacking:
        _send_kept(service, store, document, number)
    receipt = _close(service, store, delivery, manifest, document)
    _check_receipt(service, receipt, document, manifest)
    store.keep_receipt(delivery, receipt)
    store.clear()
    return receipt


def _document(manifest: str) -> dict:
    return json_text.parse(base64url.decode(manifest.split(".")[1]), "MANIFEST_INVALID")


def _lacking(service: Service, delivery: str, document: dict) -> list[int] | None:
    """The numbers of the chunks that the TTP does not say it has, None for an abandoned delivery."""
    numbers = [chunk["number"] for chunk in document["chunks"]]
    if "delivery:read" not in service.scopes:
        return numbers
    found = service.call("GET", f"/v1/deliveries/{delivery}").json()
    if found.get("state") == "abandoned":
        return None
    if found.get("state") != "open":
        return []
    received = {chunk["number"] for chunk in found["chunks"]}
    return [number for number in numbers if number not in received]


def _send_kept(service: Service, store: DeliveryStore, document: dict, number: int) -> None:
    """Send a kept chunk, provided that its parts have the digests of the manifest."""
    chunk = store.chunk(number)
    if chunk_summary(number, chunk) != document["chunks"][number]:
        raise Undelivered("a part on disk is not the one that the manifest names")
    send_chunk(service, document["delivery"], number, chunk)


def _close(service: Service, store: DeliveryStore, delivery: str, manifest: str, document: dict) -> dict:
    """Close, send what is found missing, and wait for the receipt: section 5.3."""
    path = f"/v1/deliveries/{delivery}/closure"
    for _ in range(CLOSINGS):
        try:
            return _await_receipt(service, delivery, service.call("PUT", path, {"manifest": manifest}))
        except Problem as problem:
            if problem.code != "DELIVERY_INCOMPLETE":
                raise
            for number in problem.document["missing"]:
                _send_kept(service, store, document, number)
    raise Undelivered("chunks are said to be missing again and again")


def _await_receipt(service: Service, delivery: str, answer: Answer) -> dict:
    ends = time.monotonic() + SECONDS_FOR_A_RECEIPT
    while answer.status == 202:
        if time.monotonic() > ends:
            raise Undelivered("closed, and no receipt yet: run again")
        time.sleep(1.0 if answer.retry_after is None else answer.retry_after)
        answer = service.call("GET", f"/v1/deliveries/{delivery}/receipt")
    found = answer.json()
    return {name: found[name] for name in MEMBERS if name in found}


def _check_receipt(service: Service, receipt: dict, document: dict, manifest: str) -> None:
    """Verify a receipt, and compare all that it says but the moment: DELI-27."""
    details = verify_receipt(receipt, service.directory["log"]).details
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
