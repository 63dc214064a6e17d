// How the button "Prettify" writes variables and headers. GraphiQL gives JSON to Prettier.
// Prettier's own plugins for it are those of all JavaScript and as large as the rest of
// Prettier. This plugin does the same for JSON, with the parser that GraphiQL has anyway.
import { applyEdits, format } from "jsonc-parser";

/** A text that is already as it should be. */
interface Written {
  text: string;
}

export const parsers = {
  jsonc: {
    astFormat: "written-json",
    parse: (text: string): Written => ({
      text: `${applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: "\n" })).trim()}\n`,
    }),
    locStart: () => 0,
    locEnd: (node: Written) => node.text.length,
  },
};

export const printers = {
  "written-json": { print: (path: { node: Written }) => path.node.text },
};
