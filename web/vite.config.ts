import { fileURLToPath } from "node:url";

import { defineConfig } from "vite";

const ours = (file: string) => fileURLToPath(new URL(`src/editor/${file}`, import.meta.url));

export default defineConfig({
  // The Go handler is mounted here, and every asset's address starts with it.
  base: "/playground/",
  resolve: {
    // GraphiQL brings whole libraries. The binary embeds only what queries need.
    alias: [
      { find: "monaco-editor/esm/vs/editor/edcore.main.js", replacement: ours("monaco.ts") },
      { find: "prettier/plugins/estree", replacement: ours("jsonc.ts") },
      { find: "prettier/parser-babel", replacement: ours("jsonc.ts") },
      // Only the standalone editor asks for these by a path that begins with dots.
      { find: /^.*\/(diffEditor\/diffEditorWidget|multiDiffEditor\/multiDiffEditorWidget)\.js$/, replacement: ours("diff.ts") },
      // An old name of the same plugin, which would be embedded twice.
      { find: "prettier/parser-graphql", replacement: "prettier/plugins/graphql" },
    ],
  },
  build: {
    // Where the Go package embeds from.
    outDir: "../internal/web/dist",
    // The folder lies outside of web/, so Vite has to be told that it may empty
    // it. The .keep that git tracks comes back with the rest of public/.
    emptyOutDir: true,
    // The binary passes on other people's work, so their terms go with it.
    license: { fileName: "licenses.txt" },
    // The editor's own size, which no split of ours would change.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      // Three pages: the record for people, the editor for queries, and the desk for those who write.
      input: ["explore.html", "index.html", "desk.html"],
      onLog(level, log, handle) {
        // The editor's packages are full of "use client" and "use no memo",
        // words to server renderers and compilers that have no part here;
        // hundreds of warnings about them would hide one that matters.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") {
          handle(level, log);
        }
      },
    },
  },
  // Workers as modules, so that they can share and split code as the page does.
  worker: { format: "es" },
});
