import { authorization, Unauthenticated } from "./token";

/** A saved query, as the server lists it. */
export interface Saved {
  name: string;
  title: string;
  parameters: { name: string; type: string; required: boolean }[];
}

/** A query and its variables, as the editor takes them. */
export interface Opened {
  query: string;
  variables: string;
}

/** Lists the saved queries of the server. */
export async function savedQueries(): Promise<Saved[]> {
  return (await (await get("/q/")).json()) as Saved[];
}

/** Brings a saved query into the form of the editor. Values of its parameters can come from an address. */
export async function open(name: string, values: URLSearchParams): Promise<Opened> {
  const [query, all] = await Promise.all([get(`/q/${encodeURIComponent(name)}.graphql`).then((r) => r.text()), savedQueries()]);
  return { query, variables: variables(all.find((q) => q.name === name)?.parameters ?? [], values) };
}

async function get(path: string): Promise<Response> {
  // Without credentials, the browser does not ask for a password in a window of its own.
  const reply = await fetch(path, { headers: authorization(), credentials: "omit" });
  if (reply.status === 401) {
    throw new Unauthenticated("This server asks for a token.");
  }
  if (!reply.ok) {
    const { errors } = (await reply.json()) as { errors?: { message: string }[] };
    throw new Error(errors?.[0]?.message ?? String(reply.status));
  }
  return reply;
}

/**
 * Writes the variables of a query. A parameter without a value is a comment, because the
 * value null is not the same as no value. A required parameter gets an empty text.
 */
function variables(parameters: Saved["parameters"], values: URLSearchParams): string {
  if (parameters.length === 0) {
    return "";
  }
  const lines = parameters.map(({ name, type, required }) => {
    const given = values.getAll(name);
    if (given.length > 0) {
      return `  ${JSON.stringify(name)}: ${JSON.stringify(value(type, given))},`;
    }
    return required ? `  ${JSON.stringify(name)}: "", // ${type}` : `  // ${JSON.stringify(name)}: ${type}`;
  });
  return `{\n${lines.join("\n")}\n}`;
}

/** The value of a parameter, by the same rules as in the address of a saved query. */
function value(type: string, given: string[]): unknown {
  const plain = type.replace(/!$/, "");
  const [first = ""] = given;
  if (plain.startsWith("[")) {
    return given.length === 1 && first.startsWith("[") ? parsed(first) : given.map((v) => value(plain.slice(1, -1), [v]));
  }
  return first.startsWith("{") || ["Int", "Float", "Boolean"].includes(plain) ? parsed(first) : first;
}

/** A text as JSON, or as it is: the server then says what is wrong with it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
