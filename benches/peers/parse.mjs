// Parses the .tf files of a folder once for each line of input, with @cdktf/hcl2json; answers with one line of JSON.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parse } from "@cdktf/hcl2json";
import { files } from "./folder.mjs";

const texts = files(process.argv[2]).map((path) => [path, readFileSync(path)]);
const bytes = texts.reduce((sum, [, data]) => sum + data.length, 0);
for await (const _ of createInterface({ input: process.stdin })) {
  let refused = 0;
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (const [path, data] of texts) {
    await parse(path, data.toString("utf8")).catch(() => refused++);
  }
  const [seconds, used] = [(performance.now() - started) / 1000, process.cpuUsage(cpu)];
  console.log(JSON.stringify({ seconds, cpu: (used.user + used.system) / 1e6, files: texts.length, bytes, refused }));
}
