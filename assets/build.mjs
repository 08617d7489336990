// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

// Builds what the server serves under /static/: npm run build -- OUTDIR
// Every file is named after its own content, so it may be cached for ever; manifest.json gives the names.

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(import.meta.url);
const publicPath = '/static/';
const fonts = {
  'source-sans-3-latin.woff2': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  'source-sans-3-latin-ext.woff2': '@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
};

const target = process.argv[2];
if (!target) {
  console.error('Usage: npm run build -- OUTDIR');
  process.exit(2);
}
const outdir = resolve(process.env.INIT_CWD ?? process.cwd(), target);
mkdirSync(outdir, { recursive: true });

const read = (path) => readFileSync(join(here, path));
const readJson = (path) => JSON.parse(read(path));
const manifest = {};
const written = new Set(['manifest.json']);

function write(name, bytes) {
  writeFileSync(join(outdir, name), bytes);
  written.add(name);
}

/** Stores one file under its hashed name, with compressed siblings where that helps. */
function publish(name, content) {
  const bytes = Buffer.from(content);
  const dot = name.lastIndexOf('.');
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const hashed = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  write(hashed, bytes);
  if (/\.(css|js|svg)$/.test(name)) {
    write(`${hashed}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    write(`${hashed}.gz`, gzipSync(bytes, { level: 9 }));
  }
  manifest[name] = hashed;
  return publicPath + hashed;
}

/** Splits a style sheet in its top-level rules: [selector or at-rule, body]. */
function rules(css) {
  const found = [];
  let depth = 0;
  let start = 0;
  let open = 0;
  for (let i = 0; i < css.length; i++) {
    if (css[i] === '{' && depth++ === 0) open = i;
    if (css[i] === '}' && --depth === 0) {
      found.push([css.slice(start, open).trim(), css.slice(open + 1, i)]);
      start = i + 1;
    }
  }
  return found;
}

/** Keeps the selectors of a component library whose classes we all use; the library is many times larger. */
function pick(css, classes) {
  const wanted = new Set(classes);
  const usable = (selector) => {
    const names = [...selector.matchAll(/\.([\w-]+)/g)].map((match) => match[1]);
    return names.length > 0 && names.every((name) => wanted.has(name));
  };
  const kept = [];
  for (const [head, body] of rules(css.replace(/\/\*[\s\S]*?\*\//g, ''))) {
    if (/^@(media|supports|layer)/.test(head)) {
      const inner = pick(body, classes);
      if (inner) kept.push(`${head}{${inner}}`);
    } else if (!head.startsWith('@')) {
      const selectors = head.split(/,(?![^(]*\))/).filter(usable);
      if (selectors.length) kept.push(`${selectors.join(',')}{${body}}`);
    }
  }
  return kept.join('\n');
}

function iconSprite() {
  const symbols = Object.entries(readJson('icons.json')).map(([name, source]) => {
    const svg = readFileSync(packages.resolve(`@tabler/icons/outline/${source}.svg`), 'utf8');
    const shapes = [...svg.matchAll(/<(?:path|circle|rect|line|polyline|ellipse)\b[^>]*\/>/g)]
      .map((match) => match[0])
      .filter((shape) => !shape.includes('M0 0h24v24H0z'));
    if (!shapes.length) throw new Error(`icon ${source} is empty`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.join('').replace(/\s*\/>/g, '/>')}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

const components = readJson('components.json');
const fontAddress = {};
for (const [name, source] of Object.entries(fonts)) fontAddress[name] = publish(name, readFileSync(packages.resolve(source)));

const ourAssets = {
  name: 'plein',
  setup(bundle) {
    bundle.onResolve({ filter: /\.woff2$/ }, ({ path }) => {
      if (!fontAddress[path]) throw new Error(`font ${path} is not in the list`);
      return { path: fontAddress[path], external: true };
    });
    bundle.onResolve({ filter: /^@(utrecht|nl-design-system)/ }, ({ path }) => {
      if (!components[path]) throw new Error(`${path} is not in components.json`);
      return { path, namespace: 'component' };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'component' }, ({ path }) => {
      const file = join(here, 'node_modules', path);
      return { contents: pick(readFileSync(file, 'utf8'), components[path]), loader: 'css' };
    });
  },
};

async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, legalComments: 'none',
    absWorkingDir: here, logLevel: 'warning', plugins: [ourAssets], ...options,
  });
  return result.outputFiles[0].contents;
}

publish('favicon.svg', read('favicon.svg'));
publish('icons.svg', iconSprite());
publish('plein.css', await bundle('styles/plein.css', { target: ['chrome105', 'firefox104', 'safari15.4'] }));
publish('plein.js', await bundle('scripts/plein.js', { target: 'es2020', format: 'iife' }));

const ordered = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
write('manifest.json', `${JSON.stringify(ordered, null, 2)}\n`);
for (const name of readdirSync(outdir)) {
  if (/\.[0-9a-f]{8}\.(css|js|svg|woff2)(\.br|\.gz)?$/.test(name) && !written.has(name)) rmSync(join(outdir, name));
}
console.log(Object.values(ordered).join('\n'));
