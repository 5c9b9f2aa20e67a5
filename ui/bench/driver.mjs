// A WebKitGTK window driven through WebKitWebDriver, without a library: five requests are all it takes.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** A window of `width` by `height` pixels inside, on the display of the environment. */
export async function open(width, height) {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${base}/status`)).ok);
  const call = async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { binary: BROWSER, args: ["--automation"] };
  const { sessionId, capabilities } = await call("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  });
  const session = `/session/${sessionId}`;
  await call("POST", `${session}/timeouts`, { script: 600_000, pageLoad: 60_000 });
  const window = {
    engine: `WebKitGTK ${capabilities.browserVersion}`,
    go: (url) => call("POST", `${session}/url`, { url }),
    run: (script, ...args) => call("POST", `${session}/execute/sync`, { script, args }),
    /** Runs the body of an asynchronous function. */
    wait: async (body, ...args) => {
      const script = `const done = arguments[arguments.length - 1];
        (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await call("POST", `${session}/execute/async`, { script, args });
      if (error) throw new Error(error);
      return value;
    },
    act: (actions) => call("POST", `${session}/actions`, { actions }),
    screenshot: async () => Buffer.from(await call("GET", `${session}/screenshot`), "base64"),
    close: async () => {
      await call("DELETE", session).catch(() => {});
      driver.kill();
    },
  };
  // The window's frame takes some of the size asked for: ask again with what is missing.
  await window.go("about:blank");
  let asked = [width, height];
  for (let attempt = 0; attempt < 5; attempt++) {
    await call("POST", `${session}/window/rect`, { x: 0, y: 0, width: asked[0], height: asked[1] });
    const inner = await window.run("return [innerWidth, innerHeight]");
    if (inner[0] === width && inner[1] === height) break;
    asked = [asked[0] + width - inner[0], asked[1] + height - inner[1]];
  }
  return window;
}

async function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(check) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await check().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKitWebDriver did not start");
}
