"""The OpenAPI description of `/api/v1`, made from the models that read and write it."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from petaday_service.answers.operations import OPERATIONS
from petaday_service.conversation.schemas import SOMETHING, Answer, Failure, History, Message

Described = dict[str, Any]

READING = {
    401: "The token is missing or wrong.",
    403: "Sent by another site's page; or, without a token, from another machine.",
    421: "Asked under a host name that is not ours.",
}
SENDING = READING | {
    400: "The body broke off.",
    408: "The body did not arrive in time.",
    413: "Larger than one message may be.",
    415: "The body is not of a type described here.",
    422: "The body is not what is described here.",
    429: "Too many at once; `Retry-After` says when to come back.",
}
KEEPING = {404: "There is no such conversation.", 503: "Conversations cannot be kept or read just now."}


def describe(token: bool) -> Described:
    """Returns the OpenAPI 3.1 document.

    Args:
        token: whether a bearer token is needed.
    """
    models = [(shape, "validation") for shape in _taken()] + [(shape, "serialization") for shape in _given()]
    _, schemas = models_json_schema(models, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
    components: Described = {"schemas": schemas["$defs"]}
    document: Described = {
        "openapi": "3.1.0",
        "info": {
            "title": "petaday",
            "version": version("petaday"),
            "description": "Calculations about compute, as papers print them: worked with units, audited, compared.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(),
        "components": components,
    }
    if token:
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        document["security"] = [{"token": []}]
    return document


def _taken() -> list[type[BaseModel]]:
    return [Message, *dict.fromkeys(operation.takes for operation in OPERATIONS.values())]


def _given() -> list[type[BaseModel]]:
    return [Answer, History, Failure, *dict.fromkeys(operation.gives for operation in OPERATIONS.values())]


def _paths() -> Described:
    full = {409: "The conversation is as long as one may become."}
    follow = {"history": {"operationId": "history", "parameters": {"id": "$response.body#/conversation"}}}
    paths: Described = {
        "/messages": {"post": _post("say", "Say something and have it answered.", Message, Answer, KEEPING | full)},
        "/conversations/{id}": {
            "get": {
                "operationId": "history",
                "summary": "Everything said in a conversation.",
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "responses": _responses(History, READING | KEEPING),
            }
        },
    }
    paths["/messages"]["post"]["responses"]["200"]["links"] = follow
    paths["/files"] = {"post": _file(KEEPING | full)}
    for name, operation in OPERATIONS.items():
        says = inspect.getdoc(operation.run) or name
        paths[f"/{name}"] = {"post": _post(name, says, operation.takes, operation.gives, {})}
    return paths


def _post(
    name: str, says: str, takes: type[BaseModel], gives: type[BaseModel], refusals: Mapping[int, str]
) -> Described:
    summary, _, more = says.partition("\n\n")
    return {
        "operationId": name,
        "summary": summary,
        "description": more or summary,
        "requestBody": {"required": True, "content": _json(takes)},
        "responses": _responses(gives, {**SENDING, **refusals}),
    }


def _file(refusals: Mapping[int, str]) -> Described:
    says = "Say what a file says: a text, or a PDF.\n\nA PDF that cannot be read is answered with the reason."
    place = {"name": "conversation", "in": "query", "required": False, "schema": {"type": "string"}}
    kinds = {
        "text/plain": {"schema": {"type": "string", **SOMETHING}},
        "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
                "required": ["file"],
            }
        },
    }
    described = _post("file", says, Message, Answer, refusals)
    return {**described, "parameters": [place], "requestBody": {"required": True, "content": kinds}}


def _responses(gives: type[BaseModel], refusals: Mapping[int, str]) -> Described:
    refused = {str(status): {"description": why, "content": _json(Failure)} for status, why in sorted(refusals.items())}
    return {"200": {"description": "Done.", "content": _json(gives)}, **refused}


def _json(shape: type[BaseModel]) -> Described:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}
