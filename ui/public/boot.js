// Chooses the theme before anything is painted, then starts the screens.
const root = document.documentElement;
const remembered = (name) => {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
};
const theme = remembered("theme") ?? "system";
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const contrast = matchMedia("(prefers-contrast: more)").matches;
root.dataset.theme = theme === "system" ? (contrast ? "contrast" : dark ? "dark" : "light") : theme;

try {
  const { default: start } = await import("./ui.js");
  await start({ module_or_path: new URL("ui_bg.wasm", import.meta.url) });
} catch (error) {
  const failure = document.createElement("div");
  failure.className = "boot-failure";
  failure.setAttribute("role", "alert");
  const title = document.createElement("h1");
  title.textContent = "The screens could not start";
  const hint = document.createElement("p");
  hint.textContent = "Your work is safe in the core. Reload the window; if that does not help, install IAC Dharma again.";
  const detail = document.createElement("pre");
  detail.textContent = String(error);
  failure.append(title, hint, detail);
  document.body.replaceChildren(failure);
}
