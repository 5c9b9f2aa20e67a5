// Measures the canvas beside @xyflow/react: the same nodes and edges, the same WebKitGTK, the same driver, turn by turn.
//
//   node ui/bench/run.mjs --page DIR [--sizes 300,1000,5000,10000] [--rounds 2] [--seconds 4] [--out FILE]
//
// DIR holds page.js and page_bg.wasm: the binary `canvas-bench` of package `ui`, bound for the web. The peer comes from npm into a
// temporary folder. Without a display the script starts itself again under xvfb-run. README.md says what is measured.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { open } from "./driver.mjs";
import { serve } from "./serve.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    page: { type: "string" },
    peer: { type: "string" },
    sizes: { type: "string", default: "300,1000,5000,10000" },
    rounds: { type: "string", default: "2" },
    seconds: { type: "string", default: "4" },
    out: { type: "string" },
  },
});
if (!values.page || !existsSync(join(values.page, "page_bg.wasm"))) {
  console.error("error: `--page` must name a folder with page.js and page_bg.wasm\nhint: build the binary `canvas-bench` of package `ui` and bind it");
  process.exit(2);
}
if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  const again = ["-a", "-s", "-screen 0 2200x1400x24", process.execPath, ...process.argv.slice(1)];
  process.exit(spawnSync("xvfb-run", again, { stdio: "inherit" }).status ?? 1);
}

const [WIDTH, HEIGHT] = [1280, 800];
const ZOOMS = [1, 0.1];
/** How many frames are asked for in a second in which nothing happens. */
const IDLE = `const ask = requestAnimationFrame;
  let frames = 0;
  await new Promise((resolve) => setTimeout(resolve, 500));
  window.requestAnimationFrame = (act) => { frames++; return ask(act); };
  await new Promise((resolve) => setTimeout(resolve, 1000));
  window.requestAnimationFrame = ask;
  return frames;`;
const sizes = values.sizes.split(",").map(Number);
const seconds = Number(values.seconds);
const peer = values.peer ?? buildPeer();
const versions = JSON.parse(readFileSync(join(HERE, "peer/package.json"), "utf8")).dependencies;
const contestants = [
  { name: "canvas", page: "page.html", folder: values.page, options: [] },
  { name: `@xyflow/react ${versions["@xyflow/react"]}`, page: "peer.html", folder: peer, options: [false] },
  { name: `@xyflow/react ${versions["@xyflow/react"]}, visible only`, page: "peer.html", folder: peer, options: [true] },
];

const sceneOf = new Map();
const results = [];
let engine = "";
for (const size of sizes) {
  for (const zoom of ZOOMS) {
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const contestant of contestants) {
        const result = await measured(contestant, size, zoom);
        results.push({ contestant: contestant.name, size, zoom, round, load: loadavg()[0], ...result });
        const { fps, p95, mount, read } = result;
        console.error(`${size} at zoom ${zoom}, ${contestant.name}: ${fps.toFixed(1)} fps, p95 ${p95.toFixed(0)} ms, mount ${mount.toFixed(0)} ms, read ${read.toFixed(0)} ms`);
      }
    }
  }
}
const best = summary();
const report = { machine: machine(), engine, window: [WIDTH, HEIGHT], seconds, best, results };
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 2));
console.log(table(best));

/** WebKitWebDriver now and then loses an answer: then the measurement is made anew. */
async function measured(contestant, size, zoom) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await measure(contestant, size, zoom);
    } catch (error) {
      if (attempt === 3) throw error;
      console.error(`${contestant.name}: ${error.message}; once more`);
    }
  }
}

/** A fresh window each time: what one contestant left in caches would help or hurt the next. */
async function measure(contestant, size, zoom) {
  const text = sceneOf.get(size) ?? (await makeScene(size));
  const { width, height } = JSON.parse(text);
  const site = await serve([contestant.folder], text);
  const window = await open(WIDTH, HEIGHT);
  try {
    engine = window.engine;
    await window.go(`${site.address}/${contestant.page}`);
    await window.wait("while (!window.ready) await new Promise((resolve) => setTimeout(resolve, 20))");
    const mount = "const text = await (await fetch('scene.json')).text(); return await bench.mount(text, ...arguments)";
    const mounted = await window.wait(mount, ...contestant.options, zoom);
    const panned = await window.wait("return await pan(...arguments)", zoom, seconds, [width, height]);
    const hit = await window.run("return window.timeHits?.(arguments[0]) ?? null", zoom);
    const idle = await window.wait(IDLE);
    return { ...mounted, ...panned, hit, idle };
  } finally {
    await window.close();
    site.close();
  }
}

/** Both draw the scene that our page makes from the seed. */
async function makeScene(size) {
  const site = await serve([values.page]);
  const window = await open(WIDTH, HEIGHT);
  await window.go(`${site.address}/page.html`);
  await window.wait("while (!window.ready) await new Promise((resolve) => setTimeout(resolve, 20))");
  const text = await window.run("return makeScene(arguments[0], 7)", size);
  await window.close();
  site.close();
  sceneOf.set(size, text);
  return text;
}

function buildPeer() {
  const folder = mkdtempSync(join(tmpdir(), "canvas-peer-"));
  for (const file of ["package.json", "main.jsx", "cards.css"]) copyFileSync(join(HERE, "peer", file), join(folder, file));
  copyFileSync(join(HERE, "peer/page.html"), join(folder, "peer.html"));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], { cwd: folder, stdio: "inherit" });
  const options = ["main.jsx", "--bundle", "--minify", "--format=esm", "--jsx=automatic", '--define:process.env.NODE_ENV="production"', "--outfile=peer.js"];
  execFileSync(join(folder, "node_modules/.bin/esbuild"), options, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

/** The best of the rounds: on a machine that does other things too, that is the least disturbed one. */
function summary() {
  const groups = new Map();
  for (const result of results) {
    const key = JSON.stringify([result.size, result.zoom, result.contestant]);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].map((rounds) => {
    const { size, zoom, contestant } = rounds[0];
    const least = (field) => Math.min(...rounds.map((round) => round[field]));
    return { size, zoom, contestant, fps: Math.max(...rounds.map((round) => round.fps)), p95: least("p95"), mount: least("mount"), read: least("read"), hit: least("hit"), idle: least("idle") };
  });
}

function table(rows) {
  const head = "| nodes | zoom | | frames per second | p95 of a frame | mount | reading the JSON | finding what is at a place | frames in an idle second |\n|---|---|---|---|---|---|---|---|---|";
  const line = (row) =>
    `| ${row.size.toLocaleString("en")} | ${row.zoom} | ${row.contestant} | ${row.fps.toFixed(1)} | ${row.p95.toFixed(0)} ms | ${row.mount.toFixed(0)} ms | ${row.read.toFixed(0)} ms | ${row.hit ? `${row.hit.toFixed(1)} µs` : "-"} | ${row.idle} |`;
  return [`${machine()}, ${engine}, ${WIDTH} by ${HEIGHT}, no GPU; best of ${values.rounds} rounds`, "", head, ...rows.map(line)].join("\n");
}

function machine() {
  return `${cpus().length} × ${cpus()[0].model.trim()}`;
}
