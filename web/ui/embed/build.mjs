// Builds the application and packs it for the program: one blob with every file as it is, as gzip and as brotli where
// these pay, a table of what lies where, and a depfile, so that it runs again only when a source has changed.
//
//   node embed/build.mjs OUT_DIR     writes OUT_DIR/assets.bin, OUT_DIR/assets_table.inc, OUT_DIR/assets.d
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { build } from 'vite';

const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
const PAYS_BELOW = 0.95; // of the plain size; otherwise the encoding is left out

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = resolve(process.argv[2] ?? fail('expected the folder to write to, found no argument'));
const site = join(out, 'site');

function fail(sentence) {
  console.error(`embed/build.mjs: ${sentence}`);
  process.exit(2);
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

const pays = (packed, plain) => (packed.length < plain.length * PAYS_BELOW ? packed : Buffer.alloc(0));
// Strong: the tag is of the very bytes that are sent, so each encoding has its own.
const etag = (bytes) =>
  bytes.length === 0 ? '' : `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;

function pack(file) {
  const plain = readFileSync(file);
  const path = '/' + relative(site, file).replaceAll('\\', '/');
  const type = MEDIA_TYPES[extname(file)] ?? fail(`no media type for ${path}: add it to MEDIA_TYPES`);
  const encodings = [plain, pays(gzipSync(plain, { level: 9 }), plain), pays(brotli(plain), plain)];
  return { path, type, encodings, immutable: path.startsWith('/assets/') };
}

/** {"/index.html", "text/html", 0, 632, ...}: offsets and sizes in the blob, tags, whether the name is hashed. */
function table(assets) {
  let offset = 0;
  const rows = assets.map(({ path, type, encodings, immutable }) => {
    const places = encodings.map((bytes) => {
      const place = `{${offset}, ${bytes.length}, R"(${etag(bytes)})"}`;
      offset += bytes.length;
      return place;
    });
    return `{"${path}", "${type}", ${places.join(', ')}, ${immutable}},\n`;
  });
  return rows.join('');
}

/** The sources and their folders: a file that comes or goes changes the time of its folder. */
function depfile() {
  const folders = ['src', 'public', 'embed'].map((name) => join(root, name));
  const below = folders.flatMap((folder) => [
    folder,
    ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  ]);
  const single = [
    'index.html',
    'package.json',
    'package-lock.json',
    'svelte.config.js',
    'tsconfig.json',
    'vite.config.ts',
  ];
  const names = [
    ...below.filter((name) => !/\.test\.ts$/.test(name)),
    ...single.map((name) => join(root, name)),
  ];
  return `${join(out, 'assets.bin')}: ${names.map((name) => name.replaceAll(' ', '\\ ')).join(' ')}\n`;
}

mkdirSync(out, { recursive: true });
rmSync(site, { recursive: true, force: true });
await build({ root, logLevel: 'warn', build: { outDir: site, emptyOutDir: true } });
const assets = filesBelow(site).map(pack);
writeFileSync(join(out, 'assets_table.inc'), table(assets));
writeFileSync(join(out, 'assets.d'), depfile());
writeFileSync(join(out, 'assets.bin'), Buffer.concat(assets.flatMap((asset) => asset.encodings)));
const total = statSync(join(out, 'assets.bin')).size;
const sent = assets.reduce((sum, { encodings }) => sum + (encodings[2].length || encodings[0].length), 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
console.log(
  `The browser application: ${assets.length} files, ${kib(sent)} over the wire, ${kib(total)} embedded.`,
);
