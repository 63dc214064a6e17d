import { useEffect, useState } from "preact/hooks";

import { endpoint, textsEndpoint } from "../endpoint";
import { authorization, refused, Unauthenticated } from "../token";
import { onChange } from "./follow";

/** Thrown if the record has nothing with an id of the question. */
export class Unknown extends Error {}

/** Thrown if an answer would be too much work for the server. */
export class TooLarge extends Error {}

/** Asks the API, and returns the data. It throws the message of the first error. */
export async function ask<T>(query: string, variables: Record<string, unknown>): Promise<T> {
  const headers = { "Content-Type": "application/json", ...authorization() };
  const reply = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query, variables }) });
  if (reply.status === 401) {
    refused();
    throw new Unauthenticated("401");
  }
  const body = (await reply.json()) as { data?: T; errors?: { message: string; extensions?: { code?: string } }[] };
  const error = body.errors?.[0];
  if (error?.extensions?.code === "UNKNOWN_ID") {
    throw new Unknown(error.message);
  }
  if (error?.extensions?.code === "TOO_MUCH_WORK") {
    throw new TooLarge(error.message);
  }
  if (error || !body.data) {
    throw new Error(error?.message ?? String(reply.status));
  }
  return body.data;
}

/** The text of a source, or null where the server has no text. */
async function textOf(source: string): Promise<string | null> {
  const reply = await fetch(`${textsEndpoint}${encodeURIComponent(source)}`, { headers: authorization() });
  return reply.ok ? reply.text() : null;
}

/** The text of a source once it is there, and null until then and where the server has no text. Only a source that names a file can have a text. */
export function useText(source: string, named: boolean): string | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    setText(null);
    if (named) {
      textOf(source).then(
        (found) => current && setText(found),
        () => {}, // the passages of the record stand on the page in any case
      );
    }
    return () => {
      current = false;
    };
  }, [source, named]);
  return text;
}

/** The state of a question: its answer, or why there is none. Without both, the answer is on its way. */
export interface Answer<T> {
  data?: T;
  error?: Error;
}

/**
 * Asks again whenever the query or the variables change, and when a page that follows the record hears of a change. The earlier answer then stays
 * until the new answer is there. An answer that comes too late is dropped.
 */
export function useAnswer<T>(query: string, variables: Record<string, unknown>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({});
  const key = JSON.stringify(variables);
  useEffect(() => {
    let latest = 0;
    const again = () => {
      const mine = ++latest;
      ask<T>(query, JSON.parse(key) as Record<string, unknown>).then(
        (data) => mine === latest && setAnswer({ data }),
        (error: Error) => mine === latest && setAnswer({ error }),
      );
    };
    setAnswer({});
    again();
    const end = onChange(again);
    return () => {
      latest = -1;
      end();
    };
  }, [query, key]);
  return answer;
}
