// Writes a C++ file with the typefaces of the picture: embed_fonts.mjs OUTPUT NAME=FILE.woff...
//
// A WOFF file is a font whose tables are compressed one by one. Only the tables that draw and place
// single glyphs are kept; kerning, ligatures and names are left out.
import { readFileSync, writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

const kTables = ["cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]; // Sorted, as the format asks.
const kHeaderBytes = 44;
const kEntryBytes = 20;

function tablesOf(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("This is not a WOFF file.");
  const tables = new Map();
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const entry = kHeaderBytes + kEntryBytes * i;
    const [offset, packed, bytes, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
    const data = woff.subarray(offset, offset + packed);
    tables.set(woff.toString("latin1", entry, entry + 4), {
      data: packed < bytes ? inflateSync(data) : data,
      checksum,
    });
  }
  return tables;
}

function trueType(tables) {
  const directory = Buffer.alloc(12 + 16 * kTables.length);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(kTables.length, 4);
  const parts = [directory];
  let offset = directory.length;
  kTables.forEach((name, i) => {
    const { data, checksum } = tables.get(name);
    const entry = 12 + 16 * i;
    directory.write(name, entry, "latin1");
    directory.writeUInt32BE(checksum, entry + 4);
    directory.writeUInt32BE(offset, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    const padding = Buffer.alloc(-data.length & 3);
    parts.push(data, padding);
    offset += data.length + padding.length;
  });
  return Buffer.concat(parts);
}

const [output, ...fonts] = process.argv.slice(2);
const lines = ["// Made by wasm/embed_fonts.mjs.", '#include "wasm/fonts.h"', "", "namespace ouro {"];
for (const font of fonts) {
  const [name, file] = font.split("=");
  const bytes = [...trueType(tablesOf(readFileSync(file)))];
  lines.push(`static const unsigned char k${name}Bytes[] = {`);
  for (let at = 0; at < bytes.length; at += 24) lines.push(`${bytes.slice(at, at + 24)},`);
  lines.push("};", `const FontFile k${name}{k${name}Bytes, sizeof k${name}Bytes};`, "");
}
lines.push("}  // namespace ouro", "");
writeFileSync(output, lines.join("\n"));
