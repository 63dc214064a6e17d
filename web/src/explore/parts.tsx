/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";

import { Unauthenticated } from "../token";
import { href } from "./address";
import { type Answer, Unknown } from "./api";
import { CiteView } from "./Cite";
import { Term } from "./Term";
import { mark, standing as standingWords, status as statusWords, words } from "./words";

/** A thing with a name, as links show it. */
export interface Named {
  __typename: string;
  id: string;
  name: string;
}

/** The name of a thing. A meeting can be without a name: then its id says most. */
export const nameOf = (thing: { id: string; name?: string | null }) => thing.name ?? thing.id.replaceAll("-", " ");

/** Shows an answer, or that it is on its way, or why it did not come. */
export function Shown<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
  if (answer.error instanceof Unauthenticated) {
    return null; // the page asks for the token, once for all its parts
  }
  if (answer.error instanceof Unknown) {
    return <p>{words.unknown}</p>;
  }
  if (answer.error) {
    return (
      <p role="alert">
        {words.failed(answer.error.message)}{" "}
        <button type="button" onClick={() => location.reload()}>
          {words.again}
        </button>
      </p>
    );
  }
  return answer.data ? <>{children(answer.data)}</> : <p role="status">{words.loading}</p>;
}

/** The status of a meeting as a shape and a word. */
export function Status({ of }: { of: string }) {
  const word = statusWords[of] ?? of;
  return (
    <span class={`status ${of.toLowerCase()}`}>
      <span aria-hidden="true">{mark[of] ?? "?"}</span> {of === "DISPUTED" ? <Term of="disputedStatus">{word}</Term> : word}
    </span>
  );
}

/** Why the record shows an account, or does not show it. */
export function Standing({ of }: { of: string }) {
  const word = standingWords[of] ?? of;
  return of === "UNDECIDED" ? <Term of="open">{word}</Term> : <span class="flag">{word}</span>;
}

/** A link to the page of a meeting, an actor or a topic, or to the meetings in a place. Other things have no page. */
export function Link({ to, asOf, children }: { to: Named; asOf: string; children?: ComponentChildren }) {
  const text = children ?? nameOf(to);
  switch (to.__typename) {
    case "Meeting":
      return <a href={href("meeting", to.id, asOf)}>{text}</a>;
    case "Person":
    case "Organization":
      return <a href={href("actor", to.id, asOf)}>{text}</a>;
    case "Issue":
    case "Plan":
    case "PlanVersion":
    case "Point":
    case "Agreement":
    case "Event":
      return <a href={href("topic", `${to.__typename}:${to.id}`, asOf)}>{text}</a>;
    case "Place":
      return <a href={href("timeline", "all", asOf, { place: to.id })}>{text}</a>;
  }
  return <span>{text}</span>;
}

/** The initials of a name in a circle: the record has no pictures. */
export function Face({ of, asOf, children }: { of: Named; asOf: string; children?: ComponentChildren }) {
  const parts = of.name.split(/\s+/).filter((part) => /^\p{L}/u.test(part));
  const initials = parts.length > 1 ? `${parts[0]?.[0] ?? ""}${parts.at(-1)?.[0] ?? ""}` : of.name.slice(0, 2);
  return (
    <a class="face" href={href("actor", of.id, asOf)}>
      <span class="initials" aria-hidden="true">
        {initials.toUpperCase()}
      </span>
      <span>
        <bdi>{of.name}</bdi> {children}
      </span>
    </a>
  );
}

/** The marks of a fact: that sources differ on it, and that all of it goes back to one origin. */
export function Flags({ contested, single }: { contested: string[]; single: boolean }) {
  return (
    <>
      {contested.length > 0 ? <Term of="contested">{words.contested}</Term> : null} {single ? <Term of="single">{words.single}</Term> : null}
    </>
  );
}

/** A table with the titles of its columns. A table that is wider than the page scrolls, also with the keyboard, and the page stays where it is. */
export function Grid({ label, head, children }: { label: string; head: ComponentChildren[]; children: ComponentChildren }) {
  return (
    <div class="wide" role="region" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map((title, i) => (
              <th scope="col" key={i}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Opens the query of a view in the playground, or cites the view. */
export function ShowQuery({ query, variables }: { query: string; variables: Record<string, unknown> }) {
  const parameters = new URLSearchParams({ query: query.trim(), variables: JSON.stringify(variables, null, 2) });
  return (
    <p>
      <a href={`/playground/?${parameters.toString()}`}>{words.query}</a> <CiteView />
    </p>
  );
}
