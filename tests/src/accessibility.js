// What assistive technology needs of a page; gives a list of faults, each with the element it is about.
const faults = [];
const shown = (element) => {
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== "hidden" && !element.closest("[aria-hidden='true'],[inert]");
};
const told = (element) => {
  const copy = element.cloneNode(false).outerHTML;
  return copy.length > 160 ? copy.slice(0, 160) + "…" : copy;
};
const text = (id) => document.getElementById(id)?.textContent.trim() ?? "";
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return by.split(/\s+/).map(text).join(" ").trim();
  const label = element.getAttribute("aria-label");
  if (label && label.trim()) return label.trim();
  if (element.labels && element.labels.length) return [...element.labels].map((each) => each.textContent).join(" ").trim();
  if (element.matches("input,textarea,select")) return (element.title || "").trim();
  return (element.textContent || "").trim() || (element.title || "").trim() || (element.querySelector("img[alt]")?.alt ?? "");
};

// In a modal dialog only the dialog is there for anybody.
const modal = document.querySelector("dialog[open]");
const scope = modal ?? document.body;
const all = [...scope.querySelectorAll("*")].filter(shown);

// Everything that can be operated has a name.
const operable = "button,a[href],input,select,textarea,[role=button],[role=menuitem],[role=option],[role=tab],[role=treeitem],[role=switch],[role=slider],[role=separator][tabindex],[role=combobox]";
for (const element of all.filter((each) => each.matches(operable) && each.type !== "hidden")) {
  if (!nameOf(element)) faults.push(`no name: ${told(element)}`);
}
for (const element of all.filter((each) => each.matches("dialog,[role=dialog],[role=tree],[role=listbox],[role=menu],[role=tablist],[role=application],canvas[role]"))) {
  if (!nameOf(element)) faults.push(`no name: ${told(element)}`);
}

// Ids are unique, and what refers to one finds it.
const ids = new Map();
for (const element of document.querySelectorAll("[id]")) ids.set(element.id, (ids.get(element.id) ?? 0) + 1);
for (const [id, count] of ids) if (count > 1) faults.push(`id "${id}" stands ${count} times`);
for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "for"]) {
  for (const element of all.filter((each) => each.hasAttribute(attribute))) {
    for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean)) {
      if (!ids.has(id)) faults.push(`${attribute} names "${id}", which is nowhere: ${told(element)}`);
    }
  }
}

// Children are in the parents that their roles need.
const parents = { tab: "[role=tablist]", treeitem: "[role=tree]", option: "[role=listbox]", menuitem: "[role=menu],[role=menubar]", row: "[role=table],[role=grid],[role=rowgroup],table" };
for (const [role, parent] of Object.entries(parents)) {
  for (const element of all.filter((each) => each.getAttribute("role") === role)) {
    if (!element.closest(parent)) faults.push(`${role} outside ${parent}: ${told(element)}`);
  }
}
for (const item of all.filter((each) => each.getAttribute("role") === "treeitem")) {
  for (const attribute of ["aria-level", "aria-setsize", "aria-posinset"]) {
    if (!(Number(item.getAttribute(attribute)) >= 1)) faults.push(`${attribute} is missing: ${told(item)}`);
  }
}

// What the keyboard reaches is not hidden from others, and nothing pushes itself forward in the order.
for (const element of document.querySelectorAll("[aria-hidden='true']")) {
  if ([element, ...element.querySelectorAll("*")].some((each) => each.tabIndex >= 0 && each.getClientRects().length > 0 && !each.disabled)) faults.push(`hidden but reached by the keyboard: ${told(element)}`);
}
for (const element of all) if (element.tabIndex > 0) faults.push(`tabindex above 0: ${told(element)}`);

// The page says its language, has a title, one main part, headings in order.
if (!document.documentElement.lang) faults.push("the page does not say its language");
if (!document.title) faults.push("the page has no title");
if (!modal && document.querySelectorAll("main,[role=main]").length !== 1) faults.push("there is not exactly one main part");
let level = 0;
for (const heading of all.filter((each) => /^H[1-6]$/.test(each.tagName))) {
  const next = Number(heading.tagName[1]);
  if (level && next > level + 1) faults.push(`a heading of level ${next} follows one of level ${level}: ${told(heading)}`);
  level = next;
}

// Text stands out from what is behind it: 4.5 to 1, large text 3 to 1.
const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
pixel.canvas.width = pixel.canvas.height = 1;
const channels = (color, under) => {
  pixel.clearRect(0, 0, 1, 1);
  if (under) { pixel.fillStyle = `rgb(${under.join(",")})`; pixel.fillRect(0, 0, 1, 1); }
  pixel.fillStyle = color;
  pixel.fillRect(0, 0, 1, 1);
  return [...pixel.getImageData(0, 0, 1, 1).data];
};
const behind = (element) => {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") return null;
    layers.push(style.backgroundColor);
    if (channels(style.backgroundColor)[3] === 255) break;
  }
  let color = [255, 255, 255];
  for (const layer of layers.reverse()) color = channels(layer, color).slice(0, 3);
  return color;
};
const light = (color) => {
  const [red, green, blue] = color.slice(0, 3).map((each) => { const part = each / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const seen = new Set();
for (const element of all) {
  const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!own || element.closest(":disabled,[aria-disabled='true'],svg,canvas,.disabled")) continue;
  let opacity = 1;
  for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  if (opacity < 1) continue;
  const under = behind(element);
  if (!under) continue;
  const style = getComputedStyle(element);
  const over = channels(style.color, under).slice(0, 3);
  const [brighter, darker] = [light(over), light(under)].sort((one, other) => other - one);
  const contrast = (brighter + 0.05) / (darker + 0.05);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
  if (contrast < (large ? 3 : 4.5) - 0.01) {
    const key = `${style.color} on ${under}`;
    if (!seen.has(key)) faults.push(`contrast ${contrast.toFixed(2)} (${style.color} on rgb(${under.join(",")})): ${told(element)} “${element.textContent.trim().slice(0, 40)}”`);
    seen.add(key);
  }
}
return faults;
