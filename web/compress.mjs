// Compresses the built files of the pages with gzip. The binary embeds only the
// compressed files, so it is smaller, and browsers load the pages faster.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../internal/web/dist/", import.meta.url);
const names = [...readdirSync(new URL("assets/", dist)).map((name) => `assets/${name}`), "licenses.txt"];
for (const name of names) {
  const file = new URL(name, dist);
  writeFileSync(new URL(`${name}.gz`, dist), gzipSync(readFileSync(file), { level: 9 }));
  rmSync(file);
}
