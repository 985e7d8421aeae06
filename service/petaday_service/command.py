"""`petaday serve`: serves the site and the chat on one port."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from petaday.core.extras import needs
from petaday_service.http.origin import LOCAL_HOSTS

if TYPE_CHECKING:
    from petaday_service.store.database import DatabaseStore

VARIABLE = "PETADAY_DATABASE_URL"


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register `serve`."""
    parser = subparsers.add_parser("serve", help="serve the site and the chat on this machine")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8018, help="port, 0 for any free one (default: %(default)s)")
    parser.add_argument("--site", type=Path, default=Path("build/site"), help="the built site (default: %(default)s)")
    parser.add_argument("--no-build", action="store_true", help="serve the site as it is")
    parser.add_argument("--watch", action="store_true", help="show every change of the site's files at once")
    parser.add_argument("--unsafe-html", action="store_true", help="build pages that hold what a browser runs, too")
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        help="content files (default: %(default)s, else those of petaday)",
    )
    parser.add_argument(
        "--data",
        type=Path,
        help=f"the file conversations are kept in (default: ${VARIABLE} where it names a database, else {_data()})",
    )
    parser.add_argument(
        "--allow-host", action="append", default=[], metavar="NAME", help="a further host name to answer to"
    )
    parser.add_argument(
        "--proxy",
        action="store_true",
        help="a proxy on this machine passes requests on, and says in X-Forwarded-For for whom",
    )
    parser.add_argument(
        "--token",
        default=os.environ.get("PETADAY_TOKEN") or None,
        help="what programs have to send as a bearer token (default: $PETADAY_TOKEN; without one, only "
        "programs of this machine are served, and none where other machines reach the port or a proxy asks for them)",
    )
    parser.add_argument(
        "--log", action="store_true", help="tell each request in a line of JSON on standard error, without its text"
    )
    parser.set_defaults(run=serve)


def serve(args: argparse.Namespace) -> int:
    """Build the site where that is possible, listen, say where, and serve until told to stop.

    A site that is there already is served at once, and replaced when the new one is built.
    """
    from petaday_service.serving.live_site import site_builder, site_watcher  # noqa: PLC0415
    from petaday_service.serving.log import log_to_stderr  # noqa: PLC0415 - the command line starts without a server

    if args.log:
        log_to_stderr()
    os.environ.setdefault("PETADAY_CHAT_URL", "/chat")  # the pages that are built for this server link to it
    options = ["--unsafe-html"] if args.unsafe_html else []
    if args.watch:
        with site_watcher(*options) as folder:
            return 2 if folder is None else _serve(args, folder)
    if args.no_build:
        return _serve(args, args.site if (args.site / "index.html").is_file() else None)
    if (args.site / "index.html").is_file() and entry_points(group="petaday.commands", name="build"):
        with site_builder(*options):
            return _serve(args, args.site)
    build(*options)
    return _serve(args, args.site if (args.site / "index.html").is_file() else None)


def _serve(args: argparse.Namespace, site: Path | None) -> int:
    from petaday_service.conversation.turns import UnavailableError  # noqa: PLC0415
    from petaday_service.store.address import AddressError  # noqa: PLC0415
    from petaday_service.store.choose import choose  # noqa: PLC0415

    try:
        store, where_kept = choose(args.data, os.environ.get(VARIABLE), _data())
    except AddressError as error:
        print(f"petaday: {VARIABLE}: {error}", file=sys.stderr)
        return 2
    except UnavailableError as error:
        print(f"petaday: cannot keep conversations in {error}; name a file with --data", file=sys.stderr)
        return 2
    with closing(store):
        return _listen(args, site, store, where_kept)


def _listen(args: argparse.Namespace, site: Path | None, store: DatabaseStore, where_kept: str) -> int:
    from petaday.casebook.packaged import known  # noqa: PLC0415
    from petaday_service.app import create  # noqa: PLC0415
    from petaday_service.http.listen import listen, server  # noqa: PLC0415
    from petaday_service.http.token import is_here  # noqa: PLC0415
    from petaday_service.serving.service import Service  # noqa: PLC0415
    from petaday_service.serving.warm_up import warm_up  # noqa: PLC0415

    try:
        listening = listen(args.host, args.port)
    except OSError as error:
        print(f"petaday: cannot listen on {args.host}:{args.port}: {error}; choose with --port", file=sys.stderr)
        return 2
    hosts = LOCAL_HOSTS | {args.host, *args.allow_host}
    service = Service(store, known(args.content))
    alone = is_here(listening.getsockname()[0])
    app = create(service, site, hosts, args.token, alone=alone)
    where = f"http://{f'[{args.host}]' if ':' in args.host else args.host}:{listening.getsockname()[1]}"
    warm_up()
    print(f"petaday: {f'site {where}/ ' if site else ''}chat {where}/chat")
    if args.token is None and not alone:
        print("petaday: /api/v1, /v1, /mcp and /metrics are closed: other machines reach this port; set --token")
    print(f"petaday: conversations in {where_kept}", flush=True)
    try:
        server(app, service.limits, proxy=args.proxy).run(sockets=[listening])
    except KeyboardInterrupt:
        return 0
    return 0


def build(*options: str) -> None:
    """Build the site through the registered `build` command; the doors know each other only by that name."""
    for command in entry_points(group="petaday.commands", name="build"):
        parser = argparse.ArgumentParser(prog="petaday")
        try:
            command.load()(parser.add_subparsers())
            args = parser.parse_args(["build", *options])
            if args.run(args) != 0:
                print("petaday: the site was not built; see above", file=sys.stderr)
        except ModuleNotFoundError as lack:
            said = needs("serving without building the site, which", "site", lack)
            print(f"petaday: {said}", file=sys.stderr)


def _data() -> Path:
    return platformdirs.user_data_path("petaday") / "petaday.db"
