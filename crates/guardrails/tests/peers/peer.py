"""Asks regopy what the jobs of a file come to, and says where it differs."""
import json
import os
import re
import signal
import sys
from collections import Counter

from regopy import Interpreter


def plain(value):
    """Sets as sorted lists of texts; regopy shows a set of the older language as an object of trues."""
    if value is None:
        return []
    if isinstance(value, dict) and value and all(one is True for one in value.values()):
        value = [read(key) for key in value]  # once more quoted where the member is no text
    if isinstance(value, (list, tuple)):
        return sorted(bare(one) for one in value)
    return [] if value == {} else [bare(value)]


def bare(value):
    """Without quotes and spaces: regopy quotes what is nested in its own way."""
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)
    return re.sub(r'[\s"\\]+|\\\\n', "", text)


def read(key):
    try:
        found = json.loads(key)
    except ValueError:
        return key
    if isinstance(found, str):
        return read(found) if found[:1] in "{[" else key
    return found if isinstance(found, (dict, list)) else key


def theirs(job, document):
    interpreter = Interpreter()
    for path, source in job["modules"]:
        interpreter.add_module(path, source)
    if job["data"]:
        interpreter.add_data(job["data"])
    interpreter.set_input(document)
    output = interpreter.query(job["query"])
    found = json.loads(str(output))
    expressions = found.get("expressions") if isinstance(found, dict) else None
    return expressions[0] if expressions else None


def apart(job):
    """In a process of its own: what stops regopy for good stops nothing else."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(20)
        try:
            found = {"said": [plain(theirs(job, document)) for document in job["inputs"]]}
        except Exception as error:  # regopy raises many kinds
            found = {"error": str(error)}
        with os.fdopen(writer, "w") as pipe:
            json.dump(found, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    found = json.loads(text) if text else {"error": "it ended without an answer"}
    if "error" in found:
        raise ValueError(found["error"])
    return found["said"]


def main():
    counts, differing = Counter(), []
    for job in json.load(open(sys.argv[1], encoding="utf-8")):
        try:
            peer = apart(job)
        except ValueError as error:
            kind = "both refuse" if job["error"] else "regopy refuses"
            counts[kind] += 1
            print(f"{kind}: {job['name']}: {' '.join(str(error).split())[:140]}")
            continue
        if job["error"]:
            counts["we refuse"] += 1
            print(f"we refuse: {job['name']}: {' '.join(job['error'].split())[:200]}")
            continue
        ours = [plain(value) for value in job["ours"]]
        if ours == peer:
            counts["equal, with findings" if any(ours) else "equal, without findings"] += 1
        else:
            counts["different"] += 1
            pairs = [(one, other) for one, other in zip(ours, peer) if one != other]
            differing.append(f"different: {job['name']}: ours {str(pairs[0][0])[:200]} theirs {str(pairs[0][1])[:200]}")
    print("\n".join(differing))
    print(dict(counts))
    return 1 if differing else 0


sys.exit(main())
