"""What both Python peers need to run: their packages, the messages of proto/othello.proto, a port, an end."""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

INSTALL = (
    "apt-get install -y python3-aiohttp python3-uvloop python3-asyncpg "
    "python3-psycopg2 python3-grpcio python3-protobuf protobuf-compiler"
)
PROTO = Path(__file__).resolve().parents[3] / "proto" / "othello.proto"

# As many as our server's own (src/persistence/data-source.ts).
POOL_SIZE = 16


def fail(line):
    sys.exit(f"{Path(sys.argv[0]).name}: {line}")


def packages(*names):
    """The modules of those names, of Debian's own Python; else ends with the line that installs them."""
    try:
        return [importlib.import_module(name) for name in names]
    except ImportError as missing:
        fail(f"{missing} for {sys.executable}: {INSTALL}, and run this with /usr/bin/python3")


def messages():
    """othello_pb2, made anew in a folder that is gone when this returns."""
    packages("google.protobuf")
    with tempfile.TemporaryDirectory(prefix="othello-pb2-") as folder:
        # not grpc_tools.protoc: Debian's is of 2018 and refuses the optional fields of a proto3 message
        command = ["protoc", f"-I{PROTO.parent}", f"--python_out={folder}", str(PROTO)]
        try:
            subprocess.run(command, check=True)
        except FileNotFoundError:
            fail(f"protoc is missing: {INSTALL}")
        except subprocess.CalledProcessError:
            fail(f"{PROTO} does not compile: npm run check:generated says what is wrong with it")
        sys.path.insert(0, folder)
        try:
            return importlib.import_module("othello_pb2")
        finally:
            sys.path.remove(folder)


def settings():
    """DATABASE_URL, the port to listen on and the seconds a turn may take."""
    parser = argparse.ArgumentParser(description="A Python server of the comparison; it listens on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0, the default: a free one, told on stdout")
    port = parser.parse_args().port
    url = os.environ.get("DATABASE_URL")
    if not url:
        fail("DATABASE_URL is not set: give it the database of an Othello server, which makes the tables")
    return url, port, int(os.environ.get("TURN_TIMEOUT_S", "60"))


PARENT = os.getppid()


def is_orphan():
    """The process that started this one is gone: nobody is left to stop it."""
    return os.getppid() != PARENT


def tell(port):
    print(f"listening {port}", flush=True)
