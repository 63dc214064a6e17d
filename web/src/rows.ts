// The answer to a query as rows: the same rows as those of /q/NAME.csv. The package
// internal/saved is the pattern, and a test compares the two.

import { type DefinitionNode, Kind, type SelectionNode, parse } from "graphql";

/** A value of a row: no objects, and no lists inside lists. */
export type Cell = string | number | boolean | null | Cell[];

/** An answer as rows. Each row has a value for each column. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

/** What the comment before a query declares. */
interface Declaration {
  rows?: string[];
  columns: { name: string; path: string[] }[];
}

/** Returns the data of an answer as rows. It throws if the data does not have the rows that the query declares. */
export function toTable(query: string, data: unknown): Table {
  const declared = declaration(query);
  const list = declared.rows ? listAt(data as Json, declared.rows) : firstListOf(query, data as Json);
  if (declared.columns.length === 0) {
    return everything(list);
  }
  return {
    columns: declared.columns.map((c) => c.name),
    rows: list.map((item) => declared.columns.map((c) => flat(along(item, c.path)))),
  };
}

/** Reads the lines of the comment at the beginning of a query. */
function declaration(query: string): Declaration {
  const declared: Declaration = { columns: [] };
  for (const line of query.split("\n")) {
    const [, key, value] = /^\s*#\s*([^:]*):(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) {
      if (line.trim().startsWith("#")) {
        continue;
      }
      break;
    }
    const path = value.trim().split(".");
    if (key === "rows") {
      declared.rows = path;
    } else if (key.startsWith("column ")) {
      declared.columns.push({ name: key.slice("column ".length).trim(), path });
    }
  }
  return declared;
}

function isObject(v: Json): v is { [key: string]: Json } {
  return typeof v === "object" && v !== null && !Array.isArray(v);
}

/** The list at the end of the declared path. */
function listAt(data: Json, path: string[]): Json[] {
  let at = data;
  for (const name of path) {
    if (!isObject(at) || !(name in at)) {
      throw new Error(`${path.join(".")} leads to nothing: correct the line "# rows:" of the query`);
    }
    at = at[name];
  }
  if (at === null || at === undefined) {
    return [];
  }
  return Array.isArray(at) ? at : [at];
}

/** What a text defines. A person can write on before the answer comes, so that the text is no query any more. */
function definitionsOf(query: string): readonly DefinitionNode[] {
  try {
    return parse(query).definitions;
  } catch {
    return [];
  }
}

/** The first list of things that lies inside no other list, or else the first list of values: such a list, for example of what is contested, says little as rows. */
function firstListOf(query: string, data: Json): Json[] {
  const definitions = definitionsOf(query);
  const fragments = new Map(definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet.selections] as const] : [])));
  /** The selections below the fields of a response name, also inside fragments. */
  const below = (selections: readonly SelectionNode[], name: string): readonly SelectionNode[] =>
    selections.flatMap((s) =>
      s.kind === Kind.FIELD
        ? (s.alias ?? s.name).value === name
          ? (s.selectionSet?.selections ?? [])
          : []
        : below(s.kind === Kind.INLINE_FRAGMENT ? s.selectionSet.selections : (fragments.get(s.name.value) ?? []), name),
    );
  const first = (v: Json, selections: readonly SelectionNode[], onlyThings: boolean): Json[] | undefined => {
    if (!isObject(v)) {
      return undefined;
    }
    for (const [name, member] of Object.entries(v)) {
      const inner = below(selections, name);
      const list = !Array.isArray(member) ? first(member, inner, onlyThings) : inner.length > 0 || !onlyThings ? member : undefined;
      if (list) {
        return list;
      }
    }
    return undefined;
  };
  const asked = definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? d.selectionSet.selections : []));
  return first(data, asked, true) ?? first(data, asked, false) ?? [];
}

/** The value at the end of a path. Through a list, a path leads to the values of all its items. */
function along(v: Json, path: string[]): Json {
  const [name, ...rest] = path;
  if (name === undefined) {
    return v;
  }
  if (Array.isArray(v)) {
    return v.flatMap((item) => along(item, path));
  }
  return isObject(v) ? along(v[name], rest) : null;
}

/** The rows with a column for each value, named by its path. Columns stand in the order of their first appearance. */
function everything(list: Json[]): Table {
  const columns: string[] = [];
  const places = new Map<string, number>();
  const rows = list.map((item) => {
    const row: Cell[] = [];
    leaves(item, "", (name, value) => {
      let i = places.get(name);
      if (i === undefined) {
        i = columns.push(name) - 1;
        places.set(name, i);
      }
      row[i] = value;
    });
    return row;
  });
  // In other rows, the values of an absent object have columns.
  const kept = columns.flatMap((name, i) => {
    const isAbsent = columns.some((other) => other.startsWith(`${name}.`)) && rows.every((row) => (row[i] ?? null) === null);
    return isAbsent ? [] : [i];
  });
  return {
    columns: kept.map((i) => columns[i] ?? ""),
    rows: rows.map((row) => kept.map((i) => row[i] ?? null)),
  };
}

/** Calls a function for each value of a row, with the path to the value. */
function leaves(v: Json, path: string, each: (name: string, value: Cell) => void) {
  if (!isObject(v)) {
    // A connection is a list with a name for its items.
    each(path === "" ? "value" : path.replace(/\.nodes$/, ""), flat(v));
    return;
  }
  for (const [key, member] of Object.entries(v)) {
    leaves(member, path === "" ? key : `${path}.${key}`, each);
  }
}

/** A value without objects and without lists inside lists. An object becomes its label. */
function flat(v: Json): Cell {
  if (Array.isArray(v)) {
    return v.flatMap((item) => flat(item));
  }
  return isObject(v) ? label(v) : (v ?? null);
}

/** The text that stands for an object: its name, or else its id, or else its values without lists. An edge has the label of its node. */
function label(o: { [key: string]: Json }): string {
  if (isObject(o.node)) {
    return label(o.node);
  }
  for (const name of [o.name, o.id]) {
    if (typeof name === "string" && name !== "") {
      return name;
    }
  }
  return Object.values(o)
    .flatMap((v) => (Array.isArray(v) ? [] : isObject(v) ? label(v) : toText(v ?? null)))
    .filter((part) => part !== "")
    .join(", ");
}

/** A value as a text. The values of a list have separators. */
export function toText(v: Cell): string {
  return Array.isArray(v) ? v.map(toText).join("; ") : String(v ?? "");
}
