/** @jsxImportSource preact */
import { href } from "../address";
import { useAnswer } from "../api";
import { passageOf } from "../Article";
import { Link, type Named, Shown, Status } from "../parts";
import type { Report } from "../Reports";
import { Term } from "../Term";
import { accountWords, when, words } from "../words";

interface EvidenceData {
  meeting: Rested | null;
}

/** A meeting with all that is said about it, and with the accounts of its status if sources differ on the status. */
interface Rested extends Named {
  status: string;
  when: { text: string; worded: string | null } | null;
  accounts: { edges: { standing: string; node: { value: string | null; polarity: string }; claims: Told[] }[] };
  claims: { nodes: Told[] };
}

interface Told extends Report {
  value: string | null;
  origin: { id: string } | null;
}

const query = `query Evidence($id: ID!, $asOf: DateOrDateTime) {
  meeting(id: $id, asOf: $asOf) {
    __typename id name status when { text worded }
    accounts(where: { property: ["status"] }, first: 20) { edges { standing node { value polarity } claims { ...told } } }
    claims(first: 200, orderBy: [REPORTED_DESC]) { nodes { ...told } }
  }
}
fragment told on Claim { id property polarity value quote start end reported origin { id } via { name } source { id title publisher { name } } }`;

/** What some reports say of the status, and these reports. What they say is left out where nothing else is said. */
interface Ground {
  says: string;
  claims: Told[];
}

/** What the status of a meeting rests on: reports of this status, and of a disputed status the reports of each account. */
function groundsOf({ status, accounts, claims }: Rested): Ground[] {
  const rivals = accounts.edges.filter((a) => a.standing === "SHOWN" || a.standing === "UNDECIDED");
  if (rivals.length > 0) {
    return rivals.map(({ node, claims: told }) => ({ says: rivals.length > 1 ? accountWords("status", node.value ?? "", node.polarity === "DENIES") : "", claims: told }));
  }
  const same = claims.nodes.filter((c) => c.property === "status" && c.polarity === "AFFIRMS" && c.value === status);
  if (same.length > 0) {
    return [{ says: "", claims: same }];
  }
  // The status follows from other reports: of those who were there, or of those who were not.
  const polarities = status === "DENIED" ? ["DENIES"] : status === "DISPUTED" ? ["AFFIRMS", "DENIES"] : ["AFFIRMS"];
  return polarities.map((polarity) => ({ says: "", claims: claims.nodes.filter((c) => c.polarity === polarity) }));
}

/** The sentence on which the status of the marked meeting rests, its outlet, and how many independent origins say so. */
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
        return (
          <>
            <Status of={m.status} /> <Link to={m} asOf={asOf} /> <span class="day">{m.when ? when(m.when.text) : words.undated}</span>
            {m.when?.worded ? (
              <span class="told">
                {" "}
                (<q>{m.when.worded}</q>)
              </span>
            ) : null}
            {groundsOf(m).map(({ says, claims }) => (
              <Passage key={says + claims[0]?.id} says={says} claims={claims} asOf={asOf} />
            ))}
          </>
        );
      }}
    </Shown>
  );
}

/** The latest passage of some reports, its outlet, and the number of their origins. */
function Passage({ says, claims, asOf }: Ground & { asOf: string }) {
  const report = claims.find((c) => c.quote) ?? claims[0];
  return report ? (
    <>
      <br />
      {says ? `${says}: ` : null}
      {report.quote ? <q>{report.quote}</q> : null}{" "}
      <span class="told">
        <a href={href("source", report.source.id, asOf, passageOf(report))}>{words.report(report.source.publisher?.name ?? report.source.title ?? report.source.id)}</a>, {report.reported.slice(0, 10)}
      </span>{" "}
      <Term of="origin">{words.origins(new Set(claims.map((c) => c.origin?.id ?? c.source.id)).size)}</Term>
    </>
  ) : null;
}
