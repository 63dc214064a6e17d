/** @jsxImportSource preact */
import { useAnswer } from "./api";
import { words } from "./words";

interface CoverageData {
  coverage: { sourceCount: number; first: string | null; last: string | null; sources: { nodes: { title: string | null; publisher: { name: string } | null }[] } };
}

const query = `query Coverage($asOf: DateOrDateTime) {
  coverage(asOf: $asOf) { sourceCount first last sources(first: 100) { nodes { title publisher { name } } } }
}`;

/** The most outlets that are named. */
const most = 8;

/** Says that the record has nothing, and what the record knows at all: its sources, and from when to when they report. */
export function NoRecord({ asOf }: { asOf: string }) {
  const { data } = useAnswer<CoverageData>(query, { asOf: asOf || null });
  const coverage = data?.coverage;
  const outlets = [...new Set(coverage?.sources.nodes.map((s) => s.publisher?.name ?? s.title ?? "") ?? [])].filter(Boolean);
  const more = outlets.length > most || (coverage?.sourceCount ?? 0) > 100;
  return (
    <p>
      {words.noRecord}{" "}
      {coverage?.first && coverage.last ? (
        <>
          {words.recordOf(coverage.sourceCount, coverage.first.slice(0, 10), coverage.last.slice(0, 10))} <bdi>{outlets.slice(0, most).join(", ")}</bdi>
          {more ? " …" : "."}
        </>
      ) : null}
    </p>
  );
}
