"""Print how the server bears many readers at once: python -m tests.bench.load [SESSIONS]

Each reader is a connection that speaks as the browser does, so that the figure is the server's and not of as many
browsers. Every reader opens the sample, marks it a little differently from the others, and drags one point or another
again and again at moments of their own; what is measured is the time from sending the marks to the readings that answer
them.
"""

from __future__ import annotations

import asyncio
import copy
import json
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.bench import quantile
from tests.conftest import ROOT, free_port, start_app

DRAGS, BETWEEN = 25, (0.3, 1.7)  # for each reader, seconds from one drag's end to the next
CASE = json.loads((ROOT / "sample_images" / "phantom_case.json").read_text())["films"][0]
READINGS = b"coxa-panel"
KEPT = 4  # seconds that Streamlit keeps a session whose reader has gone


async def messages(wire: ClientConnection, until: str) -> list[ForwardMsg]:
    """What the server says, up to the end of the script run."""
    heard = []
    while True:
        heard.append(ForwardMsg.FromString(await asyncio.wait_for(wire.recv(), 30)))
        if heard[-1].WhichOneof("type") == until:
            return heard


async def opened(wire: ClientConnection) -> tuple[BackMsg, str]:
    """Open the sample; the answer is the message that a drag's end sends, but for the marks, and the desk's token."""
    first = BackMsg()
    first.rerun_script.query_string = "sample=phantom"
    await wire.send(first.SerializeToString())
    heard = await messages(wire, "script_finished")
    deltas = [m.delta for m in heard if m.WhichOneof("type") == "delta"]
    drag = BackMsg()
    drag.rerun_script.fragment_id = next(d.fragment_id for d in deltas if d.fragment_id)
    page = next(m for m in heard if m.WhichOneof("type") == "navigation").navigation
    drag.rerun_script.page_script_hash = page.page_script_hash
    told = b"".join(d.SerializeToString() for d in deltas)
    viewer = re.search(rb"\$\$ID-[0-9a-f]{32}-viewer-[\w.-]+", told)
    drag.rerun_script.widget_states.widgets.add(id=viewer.group().decode())
    return drag, re.search(rb'"desk": ?"([\w-]+)"', told).group(1).decode()


def points_of(marks: dict) -> list[list[float]]:
    """Every point of a film's marks, to be moved where it stands."""
    return [point for sides in marks.values() for points in sides.values() for point in points]


def drag_one(marks: dict, own: random.Random) -> None:
    """Move one point, whichever it is, by a few pixels."""
    point = own.choice(points_of(marks))
    point[0] += own.uniform(-9, 9)
    point[1] += own.uniform(-9, 9)


async def read(address: str, number: int, waits: list[float], errors: list[str]) -> None:
    """One reader from opening to leaving."""
    own = random.Random(number)
    marks = copy.deepcopy(CASE["marks"])
    for point in points_of(marks):
        point[0] += own.uniform(-2, 2)
    try:
        async with connect(address, subprotocols=["streamlit"], max_size=None) as wire:
            drag, desk = await opened(wire)
            for rev in range(1, DRAGS + 1):
                await asyncio.sleep(own.uniform(*BETWEEN))
                drag_one(marks, own)
                sent = {"marks": {"desk": desk, "rev": rev, "film": CASE["sha256"], "marks": marks}}
                drag.rerun_script.widget_states.widgets[0].json_value = json.dumps(sent)
                begin = time.perf_counter()
                await wire.send(drag.SerializeToString())
                while READINGS not in await asyncio.wait_for(wire.recv(), 30):
                    pass
                waits.append((time.perf_counter() - begin) * 1000)
    except Exception as problem:
        errors.append(repr(problem))


def resident_mb(process: int) -> float:
    """The memory a process holds."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found.group(1)) / 1024


async def crowd(address: str, sessions: int) -> tuple[list[float], list[str]]:
    """So many readers at once; every wait in milliseconds, and what went wrong."""
    waits, errors = [], []
    await asyncio.gather(*(read(address, number, waits, errors) for number in range(sessions)))
    return waits, errors


def main(sessions: int) -> None:
    """A crowd to warm up, then the crowd that is measured, and the memory before, with and after it."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = start_app(Path(folder) / "coxa.db", port, **{"server.disconnectedSessionTTL": KEPT})
        try:
            address = f"ws://127.0.0.1:{port}/_stcore/stream"
            _, early_errors = asyncio.run(crowd(address, sessions))
            time.sleep(3 * KEPT)
            before = resident_mb(server.pid)
            waits, errors = asyncio.run(crowd(address, sessions))
            errors += early_errors
            during = resident_mb(server.pid)
            time.sleep(3 * KEPT)
            after = resident_mb(server.pid)
        finally:
            server.terminate()
            server.wait(20)
    print(f"{sessions} readers, {len(waits)} drag-ends: median {statistics.median(waits):.0f} ms, "
          f"p95 {quantile(waits, 0.95):.0f} ms (500), max {max(waits):.0f} ms, {len(errors)} errors (0)")
    print(f"server memory: {before:.0f} MB before, {during:.0f} MB with them, {after:.0f} MB after they left "
          f"({100 * (after / before - 1):+.1f} %, 10)")
    for error in sorted(set(errors)):
        print(f"  {error}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
