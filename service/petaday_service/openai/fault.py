"""A refusal in OpenAI's error shape: ours, with the keys their clients look for."""

from __future__ import annotations

from pydantic import JsonValue
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from petaday_service.conversation.limits import Refused

TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


UNFORESEEN = Refused.because(500, "fault", "Something went wrong on our side.")


def answer(refused: Refused) -> JSONResponse:
    """The error; what cannot be understood is 400 here, where our own API says 422."""
    return JSONResponse(body(refused), _status(refused), dict(refused.headers))


def body(refused: Refused) -> dict[str, JsonValue]:
    """The error as JSON."""
    status = _status(refused)
    kind = TYPES.get(status, "server_error" if status >= 500 else "invalid_request_error")
    return {"error": {**refused.error.model_dump(exclude={"kind"}), "type": kind, "param": None}}


def _status(refused: Refused) -> int:
    return 400 if refused.status == 422 else refused.status


def refusal(_: Request, refused: Exception) -> Response:
    """Said by us."""
    assert isinstance(refused, Refused)
    return answer(refused)


def http(request: Request, error: Exception) -> Response:
    """Said by the router: no such address, or not that method."""
    assert isinstance(error, HTTPException)
    message = f"{error.detail}: {request.method} {request.url.path}."
    refused = Refused.because(error.status_code, f"http-{error.status_code}", message)
    refused.headers = error.headers or {}
    return answer(refused)


def fault(_: Request, __: Exception) -> Response:
    """Not foreseen."""
    return answer(UNFORESEEN)
