"""One request over HTTP and its repetition (chapter 15, sections 1, 6 and 9)."""

import email.utils
import http.client
import random
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Callable, NamedTuple

import json_text
from client_settings import LOCAL_HOSTS
from refusal import Refused

ATTEMPTS = 7
SECONDS_OF_AN_ATTEMPT = 120
LONGEST_WAIT = 300
UNREADABLE = "REQUEST_MALFORMED"
JSON, FORM, TEXT, BYTES = (
    "application/json",
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/octet-stream",
)


class Problem(Exception):
    """An answer that is an error: its status and its code (section 6)."""

    def __init__(self, status: int, document: dict, retry_after: float | None) -> None:
        code = document.get("code")
        self.status = status
        self.code = code if isinstance(code, str) else ""
        self.document = document
        self.retry_after = retry_after
        super().__init__(f"{status} {self.code}")


class Unreachable(Exception):
    """No answer of the interface after every attempt."""


class Request(NamedTuple):
    """A request; `expects` is the media type of its answer."""

    method: str
    url: str
    headers: dict[str, str]
    body: bytes | None = None
    expects: str = JSON


class Answer(NamedTuple):
    """A good answer."""

    status: int
    body: bytes
    retry_after: float | None

    def json(self) -> dict:
        """The object of an answer, with members that may not be known (HTTP-4)."""
        return json_text.parse(self.body, UNREADABLE)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """HTTP-23."""

    def redirect_request(self, *_: Any) -> None:
        return None


def send(make: Callable[[], Request]) -> Answer:
    """Send a request, made anew for each attempt, until it has an answer: HTTP-20, HTTP-22."""
    for attempt in range(1, ATTEMPTS + 1):
        wait: float | None = None
        try:
            answer = _attempt(make())
            if answer is not None:
                return answer
        except Problem as problem:
            if attempt == ATTEMPTS or (problem.status != 429 and problem.status < 500):
                raise
            wait = problem.retry_after
        except (OSError, http.client.HTTPException):
            pass
        if attempt < ATTEMPTS:
            time.sleep(_pause(attempt) if wait is None else wait)
    raise Unreachable("no answer of the interface")


def _attempt(request: Request) -> Answer | None:
    """One attempt; None when what came is not of this interface."""
    host = urllib.parse.urlsplit(request.url).hostname
    proxies = urllib.request.ProxyHandler({} if host in LOCAL_HOSTS else None)
    opener = urllib.request.build_opener(_NoRedirects, proxies)
    message = urllib.request.Request(request.url, request.body, request.headers, method=request.method)
    try:
        with opener.open(message, timeout=SECONDS_OF_AN_ATTEMPT) as response:
            answer = Answer(response.status, response.read(), _retry_after(response.headers))
            return answer if _is_expected(request, response.headers, answer) else None
    except urllib.error.HTTPError as error:
        with error:
            raise Problem(error.code, _document(error), _retry_after(error.headers)) from None


def _is_expected(request: Request, headers: Any, answer: Answer) -> bool:
    if answer.status == 204:
        return True
    if headers.get_content_type() != request.expects:
        return False
    if request.expects != JSON:
        return True
    try:
        return isinstance(answer.json(), dict)
    except Refused:
        return False


def _document(error: urllib.error.HTTPError) -> dict:
    """The problem document of an error, empty when it brings none."""
    try:
        document = json_text.parse(error.read(), UNREADABLE)
    except (Refused, OSError, http.client.HTTPException):
        return {}
    return document if isinstance(document, dict) else {}


def _retry_after(headers: Any) -> float | None:
    """The seconds that Retry-After asks for, given as seconds or as a date."""
    value = headers.get("Retry-After")
    if value is None:
        return None
    try:
        if value.isascii() and value.isdigit():
            seconds = float(value)
        else:
            seconds = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
    except ValueError:
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _pause(attempt: int) -> float:
    return min(30.0, 0.5 * 2 ** (attempt - 1)) * random.uniform(0.5, 1)
