"""A real nginx before the service, where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
FRAME = """daemon off;
user root;
pid {folder}/pid;
error_log stderr crit;
events {{}}
http {{
access_log off;
client_body_temp_path {folder}/body;
proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi;
scgi_temp_path {folder}/scgi;
{servers}
}}
"""


@contextmanager
def nginx(servers: str, listen: str = "listen 80;") -> Iterator[str]:
    """The address of an nginx with these servers.

    It is handed a socket that listens already, as one nginx hands it to the next: whoever calls early waits in line.
    """
    assert NGINX
    with tempfile.TemporaryDirectory(prefix="petaday-nginx-") as folder, socket.create_server(("127.0.0.1", 0)) as door:
        where = f"127.0.0.1:{door.getsockname()[1]}"
        assert listen in servers
        config = Path(folder, "nginx.conf")
        config.write_text(FRAME.format(folder=folder, servers=servers.replace(listen, f"listen {where};")), "utf-8")
        process = subprocess.Popen(
            [NGINX, "-p", folder, "-c", str(config)],
            env={**os.environ, "NGINX": f"{door.fileno()};"},
            pass_fds=[door.fileno()],
            stderr=subprocess.DEVNULL,
        )
        try:
            yield f"http://{where}"
        finally:
            process.terminate()
            process.wait(10)
