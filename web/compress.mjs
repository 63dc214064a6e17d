// Compresses the built files of the playground with gzip. The binary embeds only the
// compressed files, so it is smaller, and browsers load the playground faster.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const folder = new URL("../internal/web/dist/assets/", import.meta.url);
for (const name of readdirSync(folder)) {
  const file = new URL(name, folder);
  writeFileSync(new URL(`${name}.gz`, folder), gzipSync(readFileSync(file), { level: 9 }));
  rmSync(file);
}
