"""Behind a real nginx: a plain `proxy_pass` opens no door for programs, the guide's does to who has the token."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest

from nginx_server import NGINX, nginx
from petaday_service.app import create
from petaday_service.conversation.limits import Limits
from petaday_service.http.origin import LOCAL_HOSTS
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from places import CONTENT
from service_door import NO_CASES, app
from service_server import listening

pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx is installed")

DOORS = ["/api/v1/openapi.json", "/v1/models", "/metrics", "/mcp"]
RECIPE = re.search(r"```nginx\n(.*?)```", (CONTENT / "guides/keep.md").read_text("utf-8"), re.DOTALL)
HOST = {"host": "petaday.example"}
PLAIN = [
    "proxy_pass {where};",
    "proxy_pass {where}; proxy_http_version 1.1; proxy_set_header X-Forwarded-For $remote_addr;",
    "proxy_pass {where}; proxy_http_version 1.1; proxy_set_header X-Real-IP $remote_addr;",
]


@pytest.mark.parametrize("passed", PLAIN)
def test_a_plain_proxy_opens_no_door_for_programs(passed: str) -> None:
    with (
        listening(app()) as where,
        nginx(f"server {{ listen 80; location / {{ {passed.format(where=where)} }} }}") as at,
    ):
        assert [httpx.get(f"{at}{path}").status_code for path in DOORS] == [403] * 4
        assert httpx.get(f"{at}/chat").status_code == 200
        assert httpx.get(f"{where}/v1/models").status_code == 200


def test_the_recipe_serves_pages_to_all_and_programs_that_have_the_token() -> None:
    assert RECIPE
    service = Service(SqliteStore(Path(":memory:")), NO_CASES, Limits(burst=3, per_second=0.001))
    door = create(service, hosts={*LOCAL_HOSTS, "petaday.example"}, token="sesame")
    with (
        listening(door, proxy=True) as where,
        nginx(RECIPE[1].replace("http://127.0.0.1:8018", where)) as at,
        httpx.Client(base_url=at, headers=HOST) as client,
    ):
        assert client.get("/v1/models").status_code == 401
        assert client.get("/v1/models", headers={"authorization": "Bearer sesame"}).status_code == 200
        own_page = {"origin": "http://petaday.example", "sec-fetch-site": "same-origin"}
        assert client.post("/chat", data={"text": "2 days"}, headers=own_page).status_code == 303
        assert client.post("/chat", data={"text": "2 days"}, headers={"origin": "http://evil"}).status_code == 403
        made_up = [
            client.post("/chat", data={"text": "2 days"}, headers={"x-forwarded-for": f"10.0.0.{n}"}) for n in range(4)
        ]
        assert [answer.status_code for answer in made_up] == [303, 303, 429, 429]
