"""The command itself: its address, a port that is taken, its end."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from compliance.cli import main
from tests.helpers import ROOT


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--no-browser", "--port", str(port)])
    assert result.exit_code == 2
    assert f"Port {port} is taken" in result.output
    assert "Traceback" not in result.output


def test_an_address_that_is_not_of_this_machine_is_told_in_a_sentence() -> None:
    result = CliRunner().invoke(main, ["serve", "--no-browser", "--host", "192.0.2.1", "--port", "0"])
    assert result.exit_code == 2
    assert "can't be served at 192.0.2.1" in result.output


@pytest.mark.parametrize("host", ["a" * 70, "a..b", "\udcff"])
def test_a_name_that_no_machine_can_have_is_told_in_a_sentence(host: str) -> None:
    result = CliRunner().invoke(main, ["serve", "--no-browser", "--host", host])
    assert result.exit_code == 2
    assert "is no name of a machine; name another with --host." in result.output


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_it_ends_in_order_and_leaves_nothing(tmp_path: Path, number: str) -> None:
    command = [sys.executable, "-m", "compliance.cli", "serve", "--no-browser", "--port", "0", "--reader", "grammar"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    server = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    address = re.search(r"http://127\.0\.0\.1:\d+/\?key=\S+", server.stdout.readline())
    assert address is not None
    with urllib.request.urlopen(address[0], timeout=30) as answer:
        assert answer.status == 200
        assert "server" not in {h.lower() for h in answer.headers}
    assert [f for f in tmp_path.iterdir() if f.name.startswith("agreement-compliance-")]
    server.send_signal(getattr(signal, number))
    out, err = server.communicate(timeout=60)
    assert "all drafts were removed" in out
    assert err == ""
    assert not [f for f in tmp_path.iterdir() if f.name.startswith("agreement-compliance-")]
