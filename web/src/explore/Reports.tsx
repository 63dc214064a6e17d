/** @jsxImportSource preact */
import { useState } from "preact/hooks";

import { href } from "./address";
import { useAnswer } from "./api";
import { passageOf } from "./Article";
import { CiteAll, CiteReport } from "./Cite";
import { All } from "./items";
import { NoRecord } from "./NoRecord";
import { Shown } from "./parts";
import { Term } from "./Term";
import { propertyWords, words } from "./words";

/** What a source says, with its words. */
export interface Report {
  id: string;
  property: string;
  polarity: string;
  quote: string | null;
  start: number | null;
  end: number | null;
  reported: string;
  via: { name: string }[];
  source: { id: string; title: string | null; publisher: { name: string } | null };
}

/** The fields of a report, for the queries of views. */
export const reportFields = `fragment report on Claim {
  id property polarity quote start end reported via { name } source { id title publisher { name } }
}`;

/** The passages on which something rests, each once. */
export function Reports({ of, asOf }: { of: Report[]; asOf: string }) {
  const passages = new Map<string, Report[]>();
  for (const report of of) {
    const key = `${report.source.title ?? ""}\n${report.quote ?? report.id}`;
    passages.set(key, [...(passages.get(key) ?? []), report]);
  }
  if (passages.size === 0) {
    return <NoRecord asOf={asOf} />;
  }
  return (
    <ul class="reports">
      {[...passages.values()].map((same) => (
        <Passage key={same[0]?.id} reports={same} asOf={asOf} />
      ))}
    </ul>
  );
}

const passagesQuery = `query Passages($where: ClaimFilter!, $asOf: DateOrDateTime) {
  claims(where: $where, first: 50, asOf: $asOf) { nodes { ...report } }
}
${reportFields}`;

/** The passages behind one thing, one click away. They are asked for only then: most readers open few of them. */
export function Passages({ where, asOf }: { where: { subject: string; object?: string[] }; asOf: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{words.reports}</summary>
      {open ? <Found where={where} asOf={asOf} /> : null}
    </details>
  );
}

function Found({ where, asOf }: { where: object; asOf: string }) {
  const answer = useAnswer<{ claims: { nodes: Report[] } }>(passagesQuery, { where, asOf: asOf || null });
  return <Shown answer={answer}>{({ claims }) => <Reports of={claims.nodes} asOf={asOf} />}</Shown>;
}

function Passage({ reports, asOf }: { reports: Report[]; asOf: string }) {
  const [report] = reports;
  if (!report) {
    return null;
  }
  const outlet = report.source.publisher?.name ?? report.source.title ?? "";
  // An outlet that names itself as its origin passes on nobody.
  const via = report.via.map((v) => v.name).filter((name) => name !== outlet);
  const properties = [...new Set(reports.map((r) => (r.polarity === "DENIES" ? `${words.not} ${propertyWords(r.property)}` : propertyWords(r.property))))];
  return (
    <li>
      {report.quote ? <q>{report.quote}</q> : null}
      <span class="told">
        {" "}
        <a href={href("source", report.source.id, asOf, passageOf(report))}>{words.report(outlet)}</a>
        {via.length > 0 ? (
          <>
            , <bdi>{words.via(via.join(", "))}</bdi>
          </>
        ) : null}
        , {report.reported.slice(0, 10)} ({properties.join("; ")})
      </span>{" "}
      <CiteReport claims={reports.map((r) => r.id)} asOf={asOf} />
    </li>
  );
}

/** Reports, and how many there are. */
export interface Claims {
  totalCount: number;
  nodes: Report[];
}

/** What sources say about a thing, and about what leads to it. Sources say little about a topic or a side itself: they say who stands where on it, and who took part for it. */
export function AllReports({ of, id, asOf }: { of: Claims[]; id: string; asOf: string }) {
  const all = of.reduce((sum, claims) => sum + claims.totalCount, 0);
  const nodes = of.flatMap((claims) => claims.nodes).sort((a, b) => a.reported.localeCompare(b.reported));
  return all === 0 ? (
    <NoRecord asOf={asOf} />
  ) : (
    <>
      <h3>
        <Term of="reports">{words.reports}</Term>
      </h3>
      {all > nodes.length ? <p>{words.only(nodes.length, all)}</p> : null}
      <Reports of={nodes} asOf={asOf} />
      {all > nodes.length ? <All to={href("list", "reports", asOf, { of: id })}>{words.allStatements(all)}</All> : null}
      <CiteAll of={id} asOf={asOf} />
    </>
  );
}
