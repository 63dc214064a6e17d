/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

import type { Address } from "./address";
import { type Answer, ask } from "./api";
import { Paged, firstOf, perPage } from "./Paged";
import { Face, type Named, Shown, ShowQuery, nameOf } from "./parts";
import { words } from "./words";

interface SideData {
  meetings: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: { participants: { edges: { node: Named }[] } }[] };
}

const query = `query SidePeople($side: ID!, $after: String, $asOf: DateOrDateTime) {
  meetings(where: { side: $side }, orderBy: [ID_ASC], first: 1000, after: $after, asOf: $asOf) {
    pageInfo { hasNextPage endCursor }
    nodes { participants(edge: { side: [$side] }) { edges { node { __typename id name } } } }
  }
}`;

/** Somebody who took part for a side, and in how many meetings. */
interface Member {
  node: Named;
  count: number;
}

/** All people who took part for a side, the most frequent first. The API has no such list, so it is made from the meetings of the side. */
function useMembers(side: string, asOf: string): Answer<Member[]> {
  const [answer, setAnswer] = useState<Answer<Member[]>>({});
  useEffect(() => {
    let current = true;
    setAnswer({});
    const read = async () => {
      const members = new Map<string, Member>();
      for (let after: string | null = null, more = true; more && current; ) {
        const { meetings }: SideData = await ask<SideData>(query, { side, after, asOf: asOf || null });
        for (const { node } of meetings.nodes.flatMap((m) => m.participants.edges)) {
          if (node.__typename === "Person") {
            members.set(node.id, { node, count: (members.get(node.id)?.count ?? 0) + 1 });
          }
        }
        after = meetings.pageInfo.endCursor;
        more = meetings.pageInfo.hasNextPage;
      }
      return [...members.values()].sort((a, b) => b.count - a.count || a.node.name.localeCompare(b.node.name));
    };
    read().then(
      (data) => current && setAnswer({ data }),
      (error: Error) => current && setAnswer({ error }),
    );
    return () => {
      current = false;
    };
  }, [side, asOf]);
  return answer;
}

/** The people of a side, with pages. */
export function SidePeople({ address }: { address: Address }) {
  const { side = "" } = address.more;
  const answer = useMembers(side, address.asOf);
  return (
    <Shown answer={answer}>
      {(members) => {
        const first = firstOf(address, members.length) - 1;
        const here = members.slice(first, first + perPage);
        return (
          <Paged title={words.peopleOf(nameOf({ id: side }))} address={address} shown={here.length} all={members.length}>
            <div class="sides">
              {here.map(({ node, count }) => (
                <Face key={node.id} of={node} asOf={address.asOf}>
                  <span class="told">{words.inMeetings(count)}</span>
                </Face>
              ))}
            </div>
            <ShowQuery query={query} variables={{ side, after: null, asOf: address.asOf || null }} />
          </Paged>
        );
      }}
    </Shown>
  );
}
