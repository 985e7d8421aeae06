"""Writes a refusal in OpenAI's error shape."""

from __future__ import annotations

from pydantic import JsonValue
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from petaday_service.conversation.limits import Refused

TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


UNFORESEEN = Refused.because(500, "fault", "Something went wrong on our side.")


def answer(refused: Refused) -> JSONResponse:
    """The JSON response of a refusal; status 422 becomes 400, as OpenAI has it."""
    return JSONResponse(body(refused), _status(refused), dict(refused.headers))


def body(refused: Refused) -> dict[str, JsonValue]:
    """The error as a JSON object."""
    status = _status(refused)
    kind = TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {**refused.error.model_dump(exclude={"kind"}), "type": kind, "param": None}}


def _status(refused: Refused) -> int:
    return 400 if refused.status == 422 else refused.status


def refusal(_: Request, refused: Exception) -> Response:
    """Handles a refusal of the service."""
    assert isinstance(refused, Refused)
    return answer(refused)


def http(request: Request, error: Exception) -> Response:
    """Handles a router's error: no such address, or a method it does not take."""
    assert isinstance(error, HTTPException)
    message = f"{error.detail}: {request.method} {request.url.path}."
    refused = Refused.because(error.status_code, f"http-{error.status_code}", message)
    refused.headers = error.headers or {}
    return answer(refused)


def fault(_: Request, __: Exception) -> Response:
    """Handles an unexpected exception."""
    return answer(UNFORESEEN)
