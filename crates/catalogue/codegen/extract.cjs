#!/usr/bin/env node
// Reads attribute names and types from the generated classes of the @cdktf/provider-* packages and writes
// ../data/schemas/*.txt. README.md beside this file says how to run it and what the format is.
//
// The packages hold one class per resource and data source. Their base library is replaced here by one that
// records what is asked of it: a class is instantiated with a stand-in for its configuration, and what it then
// calls (`getStringAttribute('ami')`, `listMapperHcl(f, true)`) says the name and type of every attribute.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');

const [modules] = process.argv.slice(2);
if (!modules) {
  console.error('usage: node extract.cjs NODE_MODULES_DIRECTORY');
  process.exit(2);
}

const PACKAGES = {
  aws: ['aws'],
  azure: ['azurerm', 'azuread'],
  google: ['google', 'google-beta'],
  kubernetes: ['kubernetes', 'helm'],
  utility: ['archive', 'cloudinit', 'external', 'http', 'local', 'null', 'random', 'time', 'tls'],
};

/** Under which names the base classes remember what they were made for; an attribute may be called anything. */
const NAME = Symbol('attribute');
const IS_SET = Symbol('is set');
const TYPE_NAME = Symbol('type name');

// --- the recording base library -------------------------------------------------------------------------------

/** What an accessor said about an attribute. */
class Said {
  constructor(attribute, type) {
    this.attribute = attribute;
    this.type = type;
  }
}

/** Answers every property with another stand-in. */
const standIn = new Proxy(
  {},
  {
    get: (target, key) => {
      if (key === Symbol.toPrimitive) return () => 'x';
      if (typeof key === 'symbol') return undefined;
      return standIn;
    },
    ownKeys: () => ['x'],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
  },
);

class Element {
  getStringAttribute(name) { return new Said(name, 's'); }
  getNumberAttribute(name) { return new Said(name, 'n'); }
  getBooleanAttribute(name) { return new Said(name, 'b'); }
  getAnyMapAttribute(name) { return new Said(name, 'M*'); }
  getStringMapAttribute(name) { return new Said(name, 'Ms'); }
  getNumberMapAttribute(name) { return new Said(name, 'Mn'); }
  getBooleanMapAttribute(name) { return new Said(name, 'Mb'); }
  getListAttribute(name) { return new Said(name, 'Ls'); }
  getNumberListAttribute(name) { return new Said(name, 'Ln'); }
  interpolationForAttribute(name) { return new Said(name, '*'); }
  interpolationForChild() { return new Said(undefined, '*'); }
}
class TerraformBlock extends Element {
  constructor(scope, id, config) {
    super();
    this[TYPE_NAME] = config && config.terraformResourceType;
  }
}
class ComplexObject extends Element {
  constructor(parent, attribute, isSet) {
    super();
    this[NAME] = attribute;
    this[IS_SET] = isSet;
  }
}
class ComplexList {
  constructor(parent, attribute, isSet) {
    this[NAME] = attribute;
    this[IS_SET] = isSet;
  }
}
class ComplexMap {
  constructor(parent, attribute) {
    this[NAME] = attribute;
  }
}
const scalarMap = (type) => class {
  constructor(parent, attribute) {
    return new Said(attribute, type);
  }
};
const recorder = {
  TerraformResource: class extends TerraformBlock {},
  TerraformDataSource: class extends TerraformBlock {},
  TerraformProvider: class extends TerraformBlock {},
  ImportableResource: class {},
  ComplexObject,
  ComplexList,
  ComplexMap,
  StringMap: scalarMap('Ms'),
  NumberMap: scalarMap('Mn'),
  BooleanMap: scalarMap('Mb'),
  StringMapList: scalarMap('LMs'),
  MapList: class extends ComplexList {},
  Fn: { tolist: (said) => (said instanceof Said ? new Said(said.attribute, said.type.replace(/^L/, 'S')) : said) },
  Token: { asNumberList: (said) => said, asString: (said) => said, asAny: (said) => said },
  Tokenization: { isResolvable: () => false },
  canInspect: () => true,
  isComplexElement: () => false,
  stringToHclTerraform: () => 's',
  numberToHclTerraform: () => 'n',
  booleanToHclTerraform: () => 'b',
  anyToHclTerraform: () => '*',
  listMapperHcl: (mapper, isBlock) => () => ({ item: mapper(standIn), isBlock }),
  hashMapperHcl: (mapper) => () => ({ value: mapper(standIn) }),
};
const load = Module._load;
Module._load = function (request, ...rest) {
  return request === 'cdktf' || request === 'constructs' ? recorder : load.call(this, request, ...rest);
};

// --- from a class to fields -----------------------------------------------------------------------------------

/** The type that a settable attribute was synthesised with. */
function settableType(spec, collection) {
  if (typeof spec === 'string') return spec;
  if (spec && 'isBlock' in spec) return (collection === 'set' ? 'S' : 'L') + settableType(spec.item, 'list');
  if (spec && 'value' in spec && Object.keys(spec).length === 1) return 'M' + settableType(spec.value, 'list');
  return undefined;
}

function accessors(object) {
  const found = [];
  for (const [property, { get }] of Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(object)))) {
    if (get && property !== 'internalValue') found.push([property, get.call(object)]);
  }
  return found;
}

/**
 * The fields of an element: `settable` is what it writes into a configuration, `docs` which of them are blocks.
 * The older SDK has no nested attributes: what it lists as an attribute that holds objects is written as blocks too.
 */
function fields(element, settable, docs, olderSdk) {
  const structure = element.constructor.name.replace(/OutputReference$/, '');
  const isTop = element instanceof TerraformBlock;
  const documented = docs.get(isTop ? structure + 'Config' : structure);
  if (isTop) olderSdk = Boolean(documented && documented.implicitId);
  const written = new Map();
  for (const [property, answer] of accessors(element)) {
    const nested = [ComplexObject, ComplexList, ComplexMap].some((kind) => answer instanceof kind);
    const name = answer instanceof Said ? answer.attribute : nested ? answer[NAME] : undefined;
    if (!name || written.has(name)) continue;
    const spec = settable && Object.hasOwn(settable, name) ? settable[name] : undefined;
    const reset = 'reset' + property[0].toUpperCase() + property.slice(1);
    let flag = spec === undefined ? '=' : reset in element ? '?' : '!';
    if (isTop && olderSdk && name === 'id') flag = '=';
    written.set(name, name + flag + shape(answer, spec, Boolean(documented && documented.blocks.has(name)), docs, olderSdk));
  }
  return [...written].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text).join(' ');
}

function shape(answer, spec, isBlock, docs, olderSdk) {
  if (answer instanceof Said) {
    // Blocks that nest in themselves are not unfolded by the packages.
    if (isBlock) return '@1*';
    const type = spec === undefined ? undefined : settableType(spec.value, spec.type);
    return type || answer.type;
  }
  const collection = spec === undefined ? (answer[IS_SET] ? 'set' : 'list') : spec.type;
  const letter = collection === 'set' ? 'S' : 'L';
  if (answer instanceof ComplexObject) {
    const inner = '{' + fields(answer, spec && spec.value, docs, olderSdk) + '}';
    if (!isBlock) return collection === 'struct' ? 'O' + inner : letter + 'O' + inner;
    return (collection === 'struct' ? '@N' : '@1') + inner;
  }
  if (answer instanceof ComplexMap) {
    return 'MO{' + fields(answer.get('x'), spec && spec.value && spec.value.value, docs, olderSdk) + '}';
  }
  const item = answer.get(0);
  const inner = spec && spec.value && spec.value.item;
  if (item instanceof ComplexObject) {
    const asBlocks = isBlock ? '@' : spec !== undefined && olderSdk ? '#' : '';
    return (asBlocks ? asBlocks + letter : letter + 'O') + '{' + fields(item, inner, docs, olderSdk) + '}';
  }
  if (item instanceof ComplexMap) return letter + 'MO{' + fields(item.get('x'), inner && inner.value, docs, olderSdk) + '}';
  if (item instanceof ComplexList) return letter + shape(item, undefined, false, docs, olderSdk);
  return letter + '*';
}

/** Which fields the type declarations of a folder call blocks, and whether `id` is there of itself, by structure. */
function declared(folder) {
  const docs = new Map();
  const files = fs.readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.d.ts'));
  for (const file of files) {
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    for (const part of text.split(/^export interface /m).slice(1)) {
      const end = part.search(/^}/m);
      const body = part.slice(0, end < 0 ? undefined : end);
      docs.set(part.match(/^\w+/)[0], {
        blocks: new Set([...body.matchAll(/^ {4}\* (\w+) block$/gm)].map((found) => found[1])),
        implicitId: /id field is automatically added/.test(body),
      });
    }
  }
  return docs;
}

// --- packages -------------------------------------------------------------------------------------------------

/** The lines with every `{...}` that occurs more than once written a single time, as `$N ...`, and named `$N`. */
function shared(lines) {
  const counts = new Map();
  for (const line of lines) {
    const starts = [];
    for (let at = 0; at < line.length; at++) {
      if (line[at] === '{') starts.push(at + 1);
      if (line[at] !== '}') continue;
      const body = line.slice(starts.pop(), at);
      counts.set(body, (counts.get(body) || 0) + 1);
    }
  }
  const ids = new Map();
  const shapes = [];
  const compact = (text) => {
    let out = '';
    for (let at = 0; at < text.length; at++) {
      if (text[at] !== '{') {
        out += text[at];
        continue;
      }
      let depth = 1;
      let end = at + 1;
      for (; depth > 0; end++) depth += text[end] === '{' ? 1 : text[end] === '}' ? -1 : 0;
      const body = text.slice(at + 1, end - 1);
      if (counts.get(body) > 1 && body.length > 12) {
        if (!ids.has(body)) {
          const inner = compact(body);
          ids.set(body, ids.size);
          shapes.push(`$${ids.get(body)} ${inner}`);
        }
        out += '$' + ids.get(body);
      } else {
        out += '{' + compact(body) + '}';
      }
      at = end - 1;
    }
    return out;
  };
  return { rows: lines.map(compact), shapes };
}

for (const [provider, names] of Object.entries(PACKAGES)) {
  const lines = [];
  const header = [];
  const seen = new Set();
  for (const name of names) {
    const folder = path.resolve(modules, '@cdktf/provider-' + name);
    const { version, cdktf } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    header.push(`# source @cdktf/provider-${name} ${version} ${cdktf.provider.name.split('/').slice(-2).join('/')} ${cdktf.provider.version}`);
    for (const directory of fs.readdirSync(path.join(folder, 'lib')).sort()) {
      const file = path.join(folder, 'lib', directory, 'index.js');
      if (directory === 'provider' || !fs.existsSync(file)) continue;
      let docs;
      for (const Class of Object.values(require(file))) {
        const isData = Class.prototype instanceof recorder.TerraformDataSource;
        if (!isData && !(Class.prototype instanceof recorder.TerraformResource)) continue;
        const block = new Class(standIn, 'x', standIn);
        const key = `${block[TYPE_NAME]} ${isData ? 'data' : 'resource'}`;
        if (seen.has(key)) continue;
        seen.add(key);
        docs ??= declared(path.dirname(file));
        const settable = Class.prototype.synthesizeHclAttributes.call(standIn);
        lines.push(`${key} ${fields(block, settable, docs)}`);
      }
      delete require.cache[require.resolve(file)];
    }
  }
  lines.sort();
  const { shapes, rows } = shared(lines);
  const target = path.join(__dirname, '../data/schemas', provider + '.txt');
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, [...header, ...shapes, ...rows].join('\n') + '\n');
  console.log(`${provider}: ${lines.length} schemas, ${shapes.length} shared shapes, ${fs.statSync(target).size} bytes`);
}
