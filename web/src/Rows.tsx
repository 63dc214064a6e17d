import { pick, useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";

import { toCSV } from "./csv";
import { type Table, toTable, toText } from "./rows";

/** So many rows are drawn. A browser draws more than that slowly, and nobody reads them. */
const most = 1000;

/** The answer as a table, below the JSON. */
export function Rows() {
  const { responseEditor, queryEditor } = useGraphiQL(pick("responseEditor", "queryEditor"));
  const [answer, setAnswer] = useState({ query: "", text: "" });
  const [isOpen, setOpen] = useState(true);
  useEffect(() => {
    const read = () => setAnswer({ query: queryEditor?.getValue() ?? "", text: responseEditor?.getValue() ?? "" });
    read();
    const listening = responseEditor?.onDidChangeModelContent(read);
    return () => listening?.dispose();
  }, [responseEditor, queryEditor]);
  const { table, problem } = rowsOf(answer.query, answer.text);
  return (
    <div className={isOpen ? "parley-rows open" : "parley-rows"}>
      <div className="parley-rows-bar">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Table
        </button>
        {table ? <CopyButton table={table} /> : null}
        {table && table.rows.length > most ? <span>the first 1,000 rows; the CSV has all</span> : null}
      </div>
      {!isOpen ? null : table ? <Drawn table={table} /> : <p>{problem}</p>}
    </div>
  );
}

/** The rows of an answer, or why there are none. */
function rowsOf(query: string, text: string): { table?: Table; problem?: string } {
  if (text.trim() === "") {
    return { problem: "The rows of the answer stand here." };
  }
  try {
    const { data } = JSON.parse(text) as { data?: unknown };
    if (data === undefined || data === null) {
      return { problem: "The answer has no data." };
    }
    return { table: toTable(query, data) };
  } catch (e) {
    return { problem: e instanceof Error ? e.message : String(e) };
  }
}

function CopyButton({ table }: { table: Table }) {
  const [said, say] = useState("");
  const count = table.rows.length === 1 ? "1 row" : `${table.rows.length.toLocaleString("en")} rows`;
  useEffect(() => say(""), [table.rows.length]);
  const copy = async () => {
    try {
      // A page that came without encryption, from another machine, has no clipboard.
      await navigator.clipboard.writeText(toCSV(table));
      say(`copied ${count}`);
    } catch {
      say("this browser does not let the page copy");
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        Copy as CSV
      </button>
      <output>{said || count}</output>
    </>
  );
}

function Drawn({ table }: { table: Table }) {
  return (
    // A region that scrolls must be reachable with the keyboard.
    <div className="parley-rows-table" role="region" aria-label="The answer as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, most).map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{toText(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
