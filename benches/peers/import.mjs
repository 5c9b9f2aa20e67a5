// Reads a folder with @cdktf/hcl2json and says which blocks are in it, as JSON: the least that an import has to do.
import { readFileSync } from "node:fs";
import { parse } from "@cdktf/hcl2json";
import { files } from "./folder.mjs";

const report = { files: [], blocks: [] };
for (const path of files(process.argv[2])) {
  try {
    const read = await parse(path, readFileSync(path, "utf8"));
    report.files.push({ path, understood: true, reason: null });
    for (const [kind, found] of Object.entries(read)) {
      for (const name of Object.keys(found)) report.blocks.push({ type: kind, name, file: path });
    }
  } catch (error) {
    report.files.push({ path, understood: false, reason: String(error).slice(0, 200) });
  }
}
process.stdout.write(JSON.stringify(report));
