"""The network side of a client of 2017: one TCP connection a call, and what was not answered is sent again as it is."""

from __future__ import annotations

import sys
import time
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

CALL_TIMEOUT_S = 5
RESEND_PAUSE_S = 1


class HttpApi:
    """POST /api of the server at `url`."""

    def __init__(self, url: str, tries: int) -> None:
        self.url, self.tries = url, tries
        try:
            parts = urlsplit(url)
            self.connection = {"http": HTTPConnection, "https": HTTPSConnection}[parts.scheme]
            self.host, self.port = parts.hostname or "", parts.port
        except (KeyError, ValueError):
            self.host = ""
        if not self.host:
            sys.exit(f"--url {url} is no server's address: give one like http://127.0.0.1:14500")

    def post(self, body: bytes) -> bytes:
        """The body of the 200. The process ends with one line when there is none after `tries`."""
        reason = ""
        for attempt in range(self.tries):
            if attempt:
                time.sleep(RESEND_PAUSE_S)
            connection = self.connection(self.host, self.port, timeout=CALL_TIMEOUT_S)
            try:
                connection.request("POST", "/api", body)
                answer = connection.getresponse()
                if answer.status == 200:
                    return answer.read()
                reason = f"HTTP {answer.status}"
            except OSError as lost:
                reason = str(lost) or type(lost).__name__
            except HTTPException as garbled:
                reason = type(garbled).__name__
            finally:
                connection.close()
        sys.exit(f"{self.url} has not answered in {self.tries} tries ({reason}): start the server, or give its --url")
