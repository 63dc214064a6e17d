/** @jsxImportSource preact */
import { href } from "../address";
import { useAnswer } from "../api";
import { passageOf } from "../Article";
import { Link, type Named, Shown, Status } from "../parts";
import type { Report } from "../Reports";
import { Term } from "../Term";
import { when, words } from "../words";

interface EvidenceData {
  meeting: (Named & { status: string; when: { text: string; worded: string | null } | null; claims: { nodes: Told[] } }) | null;
}

interface Told extends Report {
  value: string | null;
  origin: { id: string } | null;
}

const query = `query Evidence($id: ID!, $asOf: DateOrDateTime) {
  meeting(id: $id, asOf: $asOf) {
    __typename id name status when { text worded }
    claims(where: { polarity: [AFFIRMS] }, first: 200, orderBy: [REPORTED_DESC]) {
      nodes { id property polarity value quote start end reported origin { id } via { name } source { id title publisher { name } } }
    }
  }
}`;

/** The sentence on which the marked meeting rests, its outlet, and how many independent origins say so. */
export function Evidence({ of: id, asOf }: { of: string; asOf: string }) {
  return (
    <div class="evidence" role="status">
      {id ? <Sentence id={id} asOf={asOf} /> : words.marksHint}
    </div>
  );
}

function Sentence({ id, asOf }: { id: string; asOf: string }) {
  const answer = useAnswer<EvidenceData>(query, { id, asOf: asOf || null });
  return (
    <Shown answer={answer}>
      {({ meeting: m }) => {
        if (!m) {
          return words.unknown;
        }
        // What says that the meeting has this status. A status that follows from other claims rests on all of them.
        const same = m.claims.nodes.filter((c) => c.property === "status" && c.value === m.status);
        const claims = same.length > 0 ? same : m.claims.nodes;
        const report = claims.find((c) => c.quote) ?? claims[0];
        return (
          <>
            <Status of={m.status} /> <Link to={m} asOf={asOf} /> <span class="day">{m.when ? when(m.when.text) : words.undated}</span>
            {m.when?.worded ? (
              <span class="told">
                {" "}
                (<q>{m.when.worded}</q>)
              </span>
            ) : null}
            {report ? (
              <>
                <br />
                {report.quote ? <q>{report.quote}</q> : null}{" "}
                <span class="told">
                  <a href={href("source", report.source.id, asOf, passageOf(report))}>{words.report(report.source.publisher?.name ?? report.source.title ?? report.source.id)}</a>, {report.reported.slice(0, 10)}
                </span>{" "}
                <Term of="origin">{words.origins(new Set(claims.map((c) => c.origin?.id ?? c.source.id)).size)}</Term>
              </>
            ) : null}
          </>
        );
      }}
    </Shown>
  );
}
