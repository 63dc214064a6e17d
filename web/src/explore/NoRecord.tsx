/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { words } from "./words";

interface Coverage {
  sourceCount: number;
  first: string | null;
  last: string | null;
  sources: { nodes: { title: string | null; publisher: { name: string } | null }[] };
}

const query = `query Coverage($asOf: DateOrDateTime) {
  coverage(asOf: $asOf) { ...covered }
  whole: coverage { ...covered }
}
fragment covered on Coverage { sourceCount first last sources(first: 100) { nodes { title publisher { name } } } }`;

/** The most outlets that are named. */
const most = 8;

/** Says that the record has nothing, and what the record knows at all: its sources, and from when to when they report. By a day before the first report, these are the sources of the whole record. */
export function NoRecord({ asOf }: { asOf: string }) {
  const { data } = useAnswer<{ coverage: Coverage; whole: Coverage }>(query, { asOf: asOf || null });
  const isEarly = data?.coverage.first === null;
  const known = isEarly ? data?.whole : data?.coverage;
  const outlets = [...new Set(known?.sources.nodes.map((s) => s.publisher?.name ?? s.title ?? "") ?? [])].filter(Boolean);
  const more = outlets.length > most || (known?.sourceCount ?? 0) > 100;
  return (
    <p>
      {words.noRecord}{" "}
      {known?.first && known.last ? (
        <>
          {isEarly ? `${words.noneBy(asOf, known.first.slice(0, 10))} ` : ""}
          {(isEarly ? words.wholeRecordOf : words.recordOf)(known.sourceCount, known.first.slice(0, 10), known.last.slice(0, 10))} <bdi>{outlets.slice(0, most).join(", ")}</bdi>
          {more ? " …" : "."}
        </>
      ) : null}
    </p>
  );
}
