"""The OpenAPI description: what FastAPI says of the routes, with errors as they are answered."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI

_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string", "description": "What kind it is; `about:blank`: its status."},
        "title": {"type": "string", "description": "The status in words."},
        "status": {"type": "integer", "description": "The status."},
        "detail": {"type": "string", "description": "A sentence that says what and why."},
    },
    "required": ["type", "title", "status", "detail"],
}
_ERRORS = {
    "description": "An error, such as 400 for a parameter that can't be used, 404 for what isn't "
    "there, 413 for a body that is too large, 429 and 503 where one should come back later.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def install(app: FastAPI) -> None:
    """Let the site describe itself so."""
    app.openapi = _with_errors(app.openapi)  # type: ignore[method-assign]


def _with_errors(describe: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    def described() -> dict[str, Any]:
        told = describe()
        schemas = told["components"]["schemas"]
        if "Problem" in schemas:
            return told
        for methods in told["paths"].values():
            for one in methods.values():
                one["responses"].pop("422", None)
                one["responses"]["default"] = _ERRORS
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas["Problem"] = _PROBLEM
        return told

    return described
