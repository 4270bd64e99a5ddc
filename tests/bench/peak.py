"""The most memory that reading a corpus takes, in a process of its own."""

import subprocess
import sys
from pathlib import Path

_WORK = """
import sys
from pathlib import Path
from geo import Document
from geo.gazetteer import load_gazetteer
from geo.gold import read_gold
from {module} import {function} as work

gazetteer = load_gazetteer()
for each in read_gold(Path(sys.argv[1])):
    work(Document(doc_id=each.doc_id, text=each.text), gazetteer=gazetteer)
print(Path("/proc/self/status").read_text())
"""


def peak_mb(module: str, function: str, gold: Path) -> float:
    """Give the peak of memory, in megabytes, of a function that reads the documents of a corpus.

    A process keeps its peak, and hands it on to a child in ``ru_maxrss``: so it is a new process,
    and what the system says of its own pages.
    """
    command = [sys.executable, "-c", _WORK.format(module=module, function=function), str(gold)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peak = next(line for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024
