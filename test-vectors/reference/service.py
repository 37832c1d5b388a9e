"""The interface as one client uses it: the verified directory, tokens and requests (chapter 15, sections 2 and 10.1)."""

import json
import time
import urllib.parse
import uuid
from typing import Any

import base64url
import signatures
import state_files
from checkpoints import Checkpoint, verify_checkpoint
from client_settings import Settings
from directory_history import History
from directories import check_succession, find_organisation, verify_directory
from evidence import Verified
from held_checkpoint import LogStopped, hold_checkpoint
from http_exchange import BYTES, FORM, JSON, TEXT, Answer, Problem, Request, send
from log_keys import last_endorsement, trusted_logs
from refusal import Refused

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
SECONDS_OF_AN_ASSERTION = 120
SECONDS_TO_SPARE = 60
LOOKS = 21
SECONDS_BETWEEN_LOOKS = 0.5


class NotEnrolled(Exception):
    """The directory does not name this client, its key or its scopes."""


class Service:
    """A gateway and what this client knows of it; of `scopes`, which it asks tokens for, it cannot do without the first."""

    def __init__(self, settings: Settings, scopes: tuple[str, ...]) -> None:
        self.settings = settings
        self.directory: dict = {}
        self._text = ""
        self._history = History(self._version, settings.registrar, self.hold)
        self._token = ""
        self._token_ends = 0.0
        self.follow_directory()
        self.scopes = self._granted(scopes)

    def follow_directory(self) -> None:
        """Fetch the newest directory, verify it, and that it follows the one kept, and keep it: DIRE-9, DIRE-10."""
        found = self._public("/v1/directory", JSON).json()
        text = found.get("document")
        if not isinstance(text, str):
            raise Refused("DIRECTORY_INVALID")
        directory = verify_directory(text, self.settings.registrar)
        kept = self.settings.state / "directory.jws"
        if kept.is_file():
            seen_text = kept.read_text(encoding="ascii")
            seen = verify_directory(seen_text, self.settings.registrar)
            check_succession(seen, seen_text, directory, text)
        state_files.write_bytes(kept, text.encode("ascii"))
        self.directory, self._text = directory, text

    def in_force_at(self, place: Verified) -> list[dict]:
        """InForceAt the entry of some evidence: DIRE-22."""
        return self._history.in_force_at(self.directory, self._text, place)

    def _version(self, version: int) -> Any:
        """A version of the directory, None when it is not handed over."""
        try:
            return self._public(f"/v1/directory/{version}", JSON).json()
        except Problem as problem:
            if problem.status == 404:
                return None
            raise

    def hold(self, proof: Verified, superseded: bool) -> None:
        """Hold the checkpoint of what was verified; one of an earlier key counts below the log's newest alone: AUDI-38."""
        if superseded:
            newest = self.hold_newest()
            if newest is None or newest.size < proof.checkpoint.size:
                raise LogStopped("LOG_CHECKPOINT_INVALID")
        hold_checkpoint(proof.checkpoint, proof.note, self.settings.state, self.tile)

    def hold_newest(self) -> Checkpoint | None:
        """Hold the head that the log shows, and that of the last endorsement (chapter 15, section 10.3); None for an empty log."""
        head = self._newest()
        if head is None:
            return None
        newest, note = head
        hold_checkpoint(newest, note, self.settings.state, self.tile)
        endorsement = last_endorsement(self.directory["log"])
        if endorsement is not None:
            if endorsement.checkpoint.size > newest.size:
                raise LogStopped("LOG_CHECKPOINT_INVALID")
            hold_checkpoint(endorsement.checkpoint, endorsement.note, self.settings.state, self.tile)
        return newest

    def _newest(self) -> tuple[Checkpoint, str] | None:
        """One that the key before the present one signed is that of a moment ago, and is asked for again: AUDI-38."""
        present, *before = trusted_logs(self.directory["log"])
        for look in range(LOOKS):
            try:
                note = self.checkpoint()
            except Problem as problem:
                if problem.status == 404:
                    return None
                raise
            except UnicodeDecodeError:
                raise LogStopped("LOG_CHECKPOINT_INVALID") from None
            found = _head(note, present)
            if found is not None:
                return found, note
            if not before or _head(note, before[0]) is None:
                break
            if look + 1 < LOOKS:
                time.sleep(SECONDS_BETWEEN_LOOKS)
        raise LogStopped("LOG_CHECKPOINT_INVALID")

    def checkpoint(self) -> str:
        """The newest signed checkpoint of the log."""
        return self._public("/v1/log/checkpoint", TEXT).body.decode("utf-8")

    def tile(self, path: str) -> bytes | None:
        """A tile of the log by its path, None when it is not handed over."""
        try:
            return self._public("/v1/log/" + path, BYTES).body
        except Problem as problem:
            if problem.status == 404:
                return None
            raise

    def call(self, method: str, path: str, body: Any = None) -> Answer:
        """A request with a token, and once more with a new token after TOKEN_INVALID: HTTP-22."""
        try:
            return self._call(method, path, body)
        except Problem as problem:
            if problem.code != "TOKEN_INVALID":
                raise
        self._token = ""
        return self._call(method, path, body)

    def _call(self, method: str, path: str, body: Any) -> Answer:
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8")
        content = {} if body is None else {"Content-Type": JSON}
        headers = {"Authorization": f"Bearer {self._valid_token()}", "Accept": JSON, **content}
        return send(lambda: Request(method, self.settings.base + path, headers, data))

    def _public(self, path: str, expects: str) -> Answer:
        return send(lambda: Request("GET", self.settings.base + path, {"Accept": expects}, None, expects))

    def _granted(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Find this client in the directory, with its own key; its scopes among those wanted: HTTP-25."""
        organisation = find_organisation(self.directory, self.settings.organisation)
        clients = [] if organisation is None else organisation["clients"]
        client = next((item for item in clients if item["clientId"] == self.settings.client), None)
        if client is None or all(key["kid"] != self.settings.sign_key["kid"] for key in client["keys"]):
            raise NotEnrolled("the directory does not name this client with this key")
        if wanted[0] not in client["scopes"]:
            raise NotEnrolled(f"the directory does not give this client the scope {wanted[0]}")
        return tuple(scope for scope in wanted if scope in client["scopes"])

    def _valid_token(self) -> str:
        """A token with at least a minute left: section 10.1, step 4."""
        if not self._token or time.monotonic() > self._token_ends - SECONDS_TO_SPARE:
            asked = time.monotonic()
            answer = send(self._token_request).json()
            token, seconds = answer.get("access_token"), answer.get("expires_in")
            if not isinstance(token, str) or isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
                raise NotEnrolled("no access token in the answer")
            self._token, self._token_ends = token, asked + seconds
        return self._token

    def _token_request(self) -> Request:
        """A request of a token, with a fresh assertion: HTTP-9."""
        fields = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self._assertion(),
            "scope": " ".join(self.scopes),
        }
        headers = {"Content-Type": FORM, "Accept": JSON}
        return Request("POST", self.settings.base + "/v1/token", headers, urllib.parse.urlencode(fields).encode("ascii"))

    def _assertion(self) -> str:
        """A client assertion for the issuer of the verified directory: section 2.1."""
        key, now = self.settings.sign_key, int(time.time())
        header = {"alg": "EdDSA", "kid": key["kid"], "typ": "JWT"}
        claims = {
            "iss": self.settings.client,
            "sub": self.settings.client,
            "aud": self.directory["issuer"],
            "jti": str(uuid.uuid4()),
            "iat": now,
            "exp": now + SECONDS_OF_AN_ASSERTION,
        }
        segments = [base64url.encode(json.dumps(part).encode("utf-8")) for part in (header, claims)]
        signed = ".".join(segments)
        signature = signatures.sign(base64url.decode(key["d"]), signed.encode("ascii"))
        return f"{signed}.{base64url.encode(signature)}"


def _head(note: str, log: dict) -> Checkpoint | None:
    """The checkpoint of a note under one key of the log; None when it does not hold."""
    try:
        return verify_checkpoint(note, log["verifierKey"])
    except Refused:
        return None
