// What has the keyboard's focus: what it is, what it is called, whether one sees that it has it.
const active = document.activeElement;
if (!active || active === document.body || active === document.documentElement) {
  return { role: "", name: "", shown: false, what: "nothing" };
}
const told = (element) => {
  const copy = element.cloneNode(false).outerHTML;
  return copy.length > 200 ? copy.slice(0, 200) + "…" : copy;
};
const nameOf = (element) => {
  const label = element.getAttribute("aria-label");
  if (label) return label.trim();
  if (element.labels?.length) return [...element.labels].map((each) => (each.querySelector("span") ?? each).textContent).join(" ").trim();
  return (element.textContent || element.title || element.placeholder || "").trim();
};
const roles = { A: "link", BUTTON: "button", INPUT: "textbox", TEXTAREA: "textbox", SELECT: "combobox", DIALOG: "dialog" };
const entry = document.getElementById(active.getAttribute("aria-activedescendant") ?? "");
const ring = (element, part) => {
  const style = getComputedStyle(element, part);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && style.outlineColor !== "rgba(0, 0, 0, 0)";
};
const opaque = (element, part) => getComputedStyle(element, part).backgroundColor !== "rgba(0, 0, 0, 0)";
const inSight = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
};
// The mark is on the element or what encloses it closely, on the entry that it names, or on the part it draws.
const around = [active, active.parentElement, active.parentElement?.parentElement].filter(Boolean);
const marked = around.some((each) => ring(each)) || ring(active, "::after") || (active.matches("[role=separator]") && opaque(active, "::after")) || (entry && (ring(entry) || (entry.getAttribute("aria-selected") === "true" && opaque(entry))));
// A dialog lies over everything else: that it is there is the mark.
const dialog = active.matches("dialog[open]");
// In a line of text the caret stands.
const caret = active.matches("input:not([type=checkbox],[type=radio]),textarea") && !active.readOnly;
return {
  role: active.getAttribute("role") ?? roles[active.tagName] ?? "",
  name: nameOf(active),
  entry: entry ? nameOf(entry) : "",
  shown: inSight(entry ?? active) && active.checkVisibility?.() !== false && Boolean(marked || caret || dialog),
  what: told(active),
};
