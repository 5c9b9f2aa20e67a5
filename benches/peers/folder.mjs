// The .tf files of a folder.
import { readdirSync } from "node:fs";
import { join } from "node:path";

const NEVER = [".git", ".terraform", "node_modules"];

export function files(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NEVER.includes(entry.name)) found.push(...files(path));
    else if (entry.isFile() && entry.name.endsWith(".tf")) found.push(path);
  }
  return found.sort();
}
