// Pictures for documents, made small: a screenshot of our interface has few colours, so a palette of 256 serves it as
// well as sixteen million and takes a third of the room. Reads what Chromium writes: 8 bits, RGB or RGBA, not interlaced.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
const CHANNELS = { 2: 3, 6: 4 }; // by PNG's colour type

function* chunks(png) {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** PNG, 9.4: the neighbour that is nearest to left + above - above left. */
function paeth(left, above, corner) {
  const [l, a, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (l <= a && l <= c) return left;
  return a <= c ? above : corner;
}

/** `{ width, height, pixels }`: pixels as 0xRRGGBB. */
function read(png) {
  const all = [...chunks(png)];
  const header = all.find(({ type }) => type === 'IHDR').data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = CHANNELS[header[9]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('expected 8 bits, RGB or RGBA, not interlaced');
  const raw = inflateSync(Buffer.concat(all.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const row = width * channels;
  const guess = [() => 0, (l) => l, (_, a) => a, (l, a) => (l + a) >> 1, paeth]; // by filter type
  const pixels = new Uint32Array(width * height);
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y += 1) {
    const start = y * (row + 1);
    const line = Uint8Array.from(raw.subarray(start + 1, start + 1 + row));
    const predict = guess[raw[start]];
    for (let x = 0; x < row; x += 1) {
      const inside = x >= channels;
      line[x] += predict(inside ? line[x - channels] : 0, above[x], inside ? above[x - channels] : 0);
    }
    for (let x = 0, at = 0; x < width; x += 1, at += channels)
      pixels[y * width + x] = (line[at] << 16) | (line[at + 1] << 8) | line[at + 2];
    above = line;
  }
  return { width, height, pixels };
}

const channel = (colour, shift) => (colour >> shift) & 255;
const distance = (one, other) =>
  [16, 8, 0].reduce((sum, shift) => sum + (channel(one, shift) - channel(other, shift)) ** 2, 0);

/** The commonest colours as they are, so that planes stay exact; every other becomes the nearest of them. */
function toPalette(pixels) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
  const palette = common.slice(0, COLOURS);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  for (const colour of common.slice(COLOURS)) {
    let best = 0;
    for (let i = 1; i < palette.length; i += 1)
      if (distance(colour, palette[i]) < distance(colour, palette[best])) best = i;
    index.set(colour, best);
  }
  return { palette, indexed: Uint8Array.from(pixels, (colour) => index.get(colour)) };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

export function small(png) {
  const { width, height, pixels } = read(png);
  const { palette, indexed } = toPalette(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width + 1)); // each begins with filter 0: planes of equal bytes deflate best
  for (let y = 0; y < height; y += 1) rows.set(indexed.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const colours = Buffer.from(palette.flatMap((colour) => [16, 8, 0].map((shift) => channel(colour, shift))));
  const data = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...data, chunk('IEND', Buffer.alloc(0))]);
}
