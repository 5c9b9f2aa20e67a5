// The pages over HTTP on the loopback: WebAssembly and fonts want a server.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const UI = dirname(HERE);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".woff2": "font/woff2" };

/** Serves `folders` one over the other, then the UI's own files, and `scene` as JSON; the address. */
export async function serve(folders, scene = "") {
  const all = [...folders, HERE, join(UI, "public"), join(UI, "src/canvas")];
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)).replace(/^\/+/, "");
    if (path === "glyphs.json" || path === "scene.json") {
      response.setHeader("content-type", TYPES[".json"]).end(path === "scene.json" ? scene : glyphs());
      return;
    }
    const file = all.map((folder) => join(folder, path)).find((file) => !path.includes("..") && existsSync(file));
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream").end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** The catalogue's glyphs, as the page gets them from the core. */
function glyphs() {
  const text = readFileSync(join(UI, "../crates/catalogue/data/glyphs.toml"), "utf8");
  const found = {};
  for (const [, id, path] of text.matchAll(/^\[([\w-]+)\]\n(?:(?!\[)[^\n]*\n)*?path = (?:"""\n?)?"?([^"]+)"/gm)) found[id] = path.replace(/\s+/g, " ").trim();
  return JSON.stringify(found);
}
