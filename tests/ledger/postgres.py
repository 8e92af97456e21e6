"""A PostgreSQL server of our own in a temporary folder, never run as root."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLDEST = 15


def programs() -> Path | None:
    """Folder of initdb and pg_ctl, the newest of PostgreSQL 15 and later."""
    found = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (there := shutil.which("initdb")):
        found = [Path(there).parent]
    able = [p for p in found if _version(p) >= OLDEST]
    return max(able, key=_version, default=None)


def _version(folder: Path) -> int:
    told = subprocess.run([folder / "initdb", "--version"], capture_output=True, text=True, check=True).stdout
    return int(told.split()[2].partition(".")[0])


def _user() -> str | None:
    """Who the server runs as: nobody else than us, or, if we are root, somebody who is not."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Address of a running server's database "hearsay", template for those of the tests."""
    bin_, user = programs(), _user()
    assert bin_ is not None
    prefix = ["runuser", "-u", user, "--"] if user else []
    folder.mkdir(parents=True, exist_ok=True)
    if user:
        shutil.chown(folder, user)
        folder.chmod(0o755)
        folder.parent.chmod(0o755)
    data = folder / "data"
    run = {"check": True, "capture_output": True, "cwd": folder}
    subprocess.run([*prefix, bin_ / "initdb", "-D", data, "-U", "hearsay", "-A", "trust", "-E", "UTF8", "-N"], **run)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    subprocess.run([*prefix, bin_ / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"], **run)
    try:
        yield f"postgresql://hearsay@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*prefix, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], **run)
