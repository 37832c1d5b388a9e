"""supplier.py CONFIG ROWS: delivers the rows of a file (chapter 12; chapter 15, section 10.2).

ROWS holds a JSON object a line, with `identity` and `activity`: raw texts by the names of fields. Prints one JSON
object with `deliveryId`, `rowCount` and `receipt` when the receipt is there and holds.
"""

import json
import sys
import uuid
from datetime import datetime, timezone
from pathlib import Path

from client_settings import Settings, read_settings
from delivery_making import Parties, Recipients, chunk_summary, content_tag, make_chunks, make_manifest
from delivery_rows import rows_that_leave
from delivery_sending import Undelivered, finish_delivery, give_up, open_delivery, send_chunk
from delivery_store import DeliveryStore, tag_key
from directories import find_agreement, find_organisation, periods
from held_checkpoint import LogStopped
from http_exchange import Problem, Unreachable
from manifests import sign_manifest
from refusal import Refused
from service import NotEnrolled, Service
from shuffles import shuffle
from state_files import only_run

READING = {"dateOrder": "dmy", "format": "json-lines"}
STALE = frozenset(
    (
        "PART_WRONG_KEY",
        "PART_SIGNATURE_INVALID",
        "MANIFEST_INVALID",
        "CHUNK_CHANGED",
        "DELIVERY_CLOSED",
        "NOT_FOUND",
    )
)
"""Answers after which a delivery as it was sealed can never be closed: it is given up, and made anew."""


def supply(settings: Settings, rows_file: Path) -> dict:
    """Deliver a file, going on with what an earlier run of it left: DELI-4, DELI-6, and the tables of section 3.4."""
    service = Service(settings, ("delivery:write", "delivery:read"))
    parties = Parties(settings.organisation, settings.tenant, settings.domain)
    data = rows_file.read_bytes()
    tag = content_tag(tag_key(settings.state), data, READING, parties)
    store = DeliveryStore(settings.state, tag)
    try:
        return _deliver_once(service, store, parties, tag, data)
    except Problem as problem:
        _after(service, store, problem)
        if problem.code not in STALE and problem.code != "DELIVERY_INCOMPLETE":
            raise
    service.follow_directory()
    try:
        return _deliver_once(service, store, parties, tag, data)
    except Problem as problem:
        _after(service, store, problem)
        raise


def _after(service: Service, store: DeliveryStore, problem: Problem) -> None:
    if problem.code in STALE or problem.code == "DELIVERY_DUPLICATE":
        give_up(service, store)


def _deliver_once(service: Service, store: DeliveryStore, parties: Parties, tag: str, data: bytes) -> dict:
    """Section 3.2, step 2: what an earlier run left, or a new delivery."""
    record, manifest = store.record(), store.manifest()
    if record is not None and manifest is not None:
        receipt = finish_delivery(service, store, record, manifest)
        if receipt is not None:
            return _delivered(receipt)
    if store.record() is not None:
        give_up(service, store)
    return _deliver(service, store, parties, tag, data.decode("utf-8"))


def _deliver(service: Service, store: DeliveryStore, parties: Parties, tag: str, text: str) -> dict:
    """Section 3.2, step 1 and from step 3 on."""
    directory = service.directory
    today = datetime.now(timezone.utc).strftime("%Y-%m-%d")
    agreement = find_agreement(directory, *parties, today)
    if agreement is None:
        raise Undelivered("AGREEMENT_NOT_IN_FORCE")
    lines = (line for line in text.split("\n") if line.strip())
    rows = shuffle(list(rows_that_leave(lines, periods(directory, *parties), agreement["anonymousVisits"])))
    record = {
        "deliveryId": str(uuid.uuid4()),
        "tenant": parties.tenant,
        "domain": parties.domain,
        "contentTag": tag,
    }
    delivery = record["deliveryId"]
    store.begin(record)
    try:
        open_delivery(service, record)
    except Problem as problem:
        if problem.status < 500 and problem.status != 429:
            store.clear()
        raise
    if not rows:
        give_up(service, store)
        raise Undelivered("ALL_ROWS_HELD")
    recipients = _recipients(directory, parties.tenant)
    summaries = []
    for number, chunk in enumerate(make_chunks(delivery, rows, parties, recipients, service.settings.sign_key)):
        store.keep_chunk(number, chunk)
        send_chunk(service, delivery, number, chunk)
        summaries.append(chunk_summary(number, chunk))
    manifest = make_manifest(delivery, parties, directory["version"], summaries)
    signed = sign_manifest(manifest, service.settings.sign_key)
    store.complete(signed)
    receipt = finish_delivery(service, store, record, signed)
    if receipt is None:
        raise Undelivered("the delivery was abandoned meanwhile")
    return _delivered(receipt)


def _recipients(directory: dict, tenant: str) -> Recipients:
    """The first key of each recipient: SEAL-5."""
    organisation = find_organisation(directory, tenant)
    return Recipients(directory["engines"]["identity"]["seal"][0], organisation["sealKeys"][0])


def _delivered(receipt: dict) -> dict:
    details = receipt["details"]
    return {"deliveryId": details["deliveryId"], "rowCount": details["rowCount"], "receipt": receipt}


def main(arguments: list[str]) -> int:
    """Deliver one file."""
    if len(arguments) != 2:
        print("usage: supplier.py CONFIG ROWS", file=sys.stderr)
        return 2
    try:
        settings = read_settings(Path(arguments[0]))
        with only_run(settings.state):
            delivered = supply(settings, Path(arguments[1]))
    except (Refused, Problem, Unreachable, NotEnrolled, Undelivered, LogStopped, OSError, ValueError, KeyError) as error:
        print(f"not delivered: {error}", file=sys.stderr)
        return 1
    print(json.dumps(delivered))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
