"""Reads a folder with python-hcl2 and says which blocks are in it, as JSON: the least that an import has to do."""
import json
import os
import sys

import hcl2

files, blocks = [], []
for top, folders, names in os.walk(sys.argv[1]):
    folders[:] = [name for name in folders if name not in (".git", ".terraform", "node_modules")]
    for name in sorted(names):
        path = os.path.join(top, name)
        if not name.endswith(".tf") or os.path.islink(path):
            continue
        try:
            with open(path, encoding="utf-8") as file:
                read = hcl2.load(file)
        except Exception as error:  # what a parser refuses, it says in many ways
            files.append({"path": path, "understood": False, "reason": str(error)[:200]})
            continue
        files.append({"path": path, "understood": True, "reason": None})
        for kind, found in read.items():
            if not isinstance(found, list):
                continue
            for block in found:
                blocks += [{"type": kind, "name": label, "file": path} for label in (block if isinstance(block, dict) else [])]
json.dump({"files": files, "blocks": blocks}, sys.stdout)
