/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";

import { type Address, embedded, href } from "./address";
import { useAnswer, useText } from "./api";
import { Article, keyOf, passageOf } from "./Article";
import { CiteReport } from "./Cite";
import { NoRecord } from "./NoRecord";
import { Link, type Named, Shown, ShowQuery, nameOf } from "./parts";
import { Term } from "./Term";
import { propertyWords, valueWords, words } from "./words";

interface SourceData {
  source: {
    title: string | null;
    url: string | null;
    language: string | null;
    reliability: string | null;
    text: string | null;
    reported: string;
    publisher: { name: string } | null;
    publisherInferredFrom: string | null;
  } | null;
  claims: { totalCount: number; nodes: Claim[] };
}

/** What a claim is about. A quotation and an outcome have no name: their words say most. */
type Thing = Named & { text?: string | null; description?: string | null };

const thingWords = (thing: Thing) => thing.text ?? thing.description ?? nameOf(thing);

interface Claim {
  id: string;
  property: string;
  polarity: string;
  value: string | null;
  quote: string | null;
  start: number | null;
  end: number | null;
  subject: Thing | null;
  object: Thing | null;
  via: { name: string }[];
}

const query = `query Source($id: ID!, $asOf: DateOrDateTime) {
  source(id: $id, asOf: $asOf) { title url language reliability text reported publisher { name } publisherInferredFrom }
  claims(where: { source: $id }, first: 1000, asOf: $asOf) {
    totalCount
    nodes { id property polarity value quote start end subject { ...thing } object { ...thing } via { name } }
  }
}
fragment thing on Entity { __typename id ... on Named { name } ... on Quotation { text } ... on Outcome { description } }`;

/** A source: its passages in the order of the article, each with what it says, and the article where the server has its text. */
export function Source({ address: { id, asOf, more } }: { address: Address }) {
  const variables = { id, asOf: asOf || null };
  const answer = useAnswer<SourceData>(query, variables);
  // A text belongs to its publisher, so no other page shows it in a frame.
  const text = useText(id, !embedded && Boolean(answer.data?.source?.text));
  const chosen = more["passage"] ?? "";
  const row = useRef<HTMLLIElement>(null);
  // The text makes the list beside it narrower, so the row then stands elsewhere.
  useEffect(() => row.current?.scrollIntoView({ block: "nearest" }), [chosen, answer.data, text]);
  return (
    <Shown answer={answer}>
      {({ source, claims }) =>
        source ? (
          <article aria-labelledby="name">
            <h2 id="name">{source.title ?? id}</h2>
            <p>
              <bdi>{source.publisher?.name}</bdi> <span class="day">{source.reported.slice(0, 10)}</span> {[source.language, source.reliability ? words.grade(source.reliability) : ""].filter(Boolean).join(", ")}{" "}
              {source.url ? <a href={source.url}>{source.url}</a> : null}
              {source.publisherInferredFrom ? (
                <span class="told">
                  (<Term of="inferred">{words.inferred}</Term>: <q>{source.publisherInferredFrom}</q>)
                </span>
              ) : null}
            </p>
            {claims.totalCount === 0 ? <NoRecord asOf={asOf} /> : null}
            {claims.totalCount > claims.nodes.length ? <p>{words.only(claims.nodes.length, claims.totalCount)}</p> : null}
            {text === null ? null : <p class="told">{words.articleHint}</p>}
            <div class={text === null ? undefined : "withText"}>
              {text === null ? null : <Article source={id} text={text} passages={claims.nodes} chosen={chosen} asOf={asOf} />}
              <ol class="reports">
                {passages(claims.nodes).map(([quote, said]) => (
                  <li key={said[0]?.id} ref={isChosen(said, chosen) ? row : undefined} class={isChosen(said, chosen) ? "chosen" : undefined}>
                    <q>{said[0] && text !== null && said[0].start !== null ? <a href={href("source", id, asOf, passageOf(said[0]))}>{quote}</a> : quote}</q>{" "}
                    <CiteReport claims={said.map((c) => c.id)} asOf={asOf} />
                    <ul>
                      {said.map((c) => (
                        <li key={c.id}>
                          {c.subject ? <Link to={c.subject} asOf={asOf}>{thingWords(c.subject)}</Link> : null}{" "}
                          <span class="told">
                            {c.polarity === "DENIES" ? words.not : ""} {propertyWords(c.property)}
                          </span>{" "}
                          {c.object ? <Link to={c.object} asOf={asOf}>{thingWords(c.object)}</Link> : null}
                          {/* The value of a relation is the id of its object. The value of a detail of a relation says more than its object. */}
                          {c.value && (!c.object || c.property.includes(".")) ? `${c.object ? ": " : ""}${detail(c.property, c.value)}` : null}
                          {c.via.some((v) => v.name !== source.publisher?.name) ? <span class="told">, <bdi>{words.via(c.via.map((v) => v.name).filter((v) => v !== source.publisher?.name).join(", "))}</bdi></span> : null}
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ol>
            </div>
            <ShowQuery query={query} variables={variables} />
          </article>
        ) : (
          <p>{words.unknown}</p>
        )
      }
    </Shown>
  );
}

/** The value of a claim in words. A side and an organization for which somebody acted are ids of things. */
const detail = (property: string, value: string) => (/\.(side|onBehalfOf)$/.test(property) ? nameOf({ id: value }) : valueWords(property, value));

/** Whether claims rest on the passage of the address. */
const isChosen = (said: Claim[], chosen: string) => said.some((c) => keyOf(c) === chosen);

/** The claims by passage, in the order of the article. */
function passages(claims: Claim[]): [string, Claim[]][] {
  const all = new Map<string, Claim[]>();
  for (const c of [...claims].sort((a, b) => (a.start ?? 0) - (b.start ?? 0))) {
    const key = `${keyOf(c)} ${c.quote ?? ""}`;
    all.set(key, [...(all.get(key) ?? []), c]);
  }
  return [...all.values()].map((said) => [said[0]?.quote ?? "", said]);
}
