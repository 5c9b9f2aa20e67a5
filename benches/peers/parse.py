"""Parses the .tf files of a folder once for each line of input, with python-hcl2; answers with one line of JSON."""
import json
import os
import sys
import time

import hcl2


def texts(folder):
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in (".git", ".terraform", "node_modules")]
        found += [os.path.join(top, name) for name in names if name.endswith(".tf")]
    for path in sorted(found):
        if os.path.isfile(path) and not os.path.islink(path):
            with open(path, "rb") as file:
                yield file.read()


files = list(texts(sys.argv[1]))
size = sum(len(data) for data in files)
for _ in sys.stdin:
    refused = 0
    started, cpu = time.perf_counter(), time.process_time()
    for data in files:
        try:
            hcl2.loads(data.decode())
        except Exception:  # what a parser refuses, it says in many ways
            refused += 1
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    answer = {"seconds": seconds, "cpu": cpu, "files": len(files), "bytes": size, "refused": refused}
    print(json.dumps(answer), flush=True)
