import { type Cell, type Table, toText } from "./rows";

/** Rows as CSV: a line with the names of the columns, and a line for each row (RFC 4180). */
export function toCSV(table: Table): string {
  return [table.columns, ...table.rows.map((row) => row.map(harmless))]
    .map((line) => `${line.map(field).join(",")}\r\n`)
    .join("");
}

/** A spreadsheet would run a text that begins like a formula, so such a text begins with an apostrophe. */
function harmless(v: Cell): string {
  const text = toText(v);
  return typeof v !== "number" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function field(text: string): string {
  if (!/[",\r\n]|^\s|^\\\.$/.test(text)) {
    return text;
  }
  return `"${text.replaceAll('"', '""').replaceAll("\r", "").replaceAll("\n", "\r\n")}"`;
}
