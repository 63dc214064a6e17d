/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";

import { type Address, href } from "./address";
import { NoRecord } from "./NoRecord";
import { words } from "./words";

/** The number of items of a page. */
export const perPage = 50;

/** The number of the first item that the address asks for, from 1 on and within the list. */
export const firstOf = ({ more }: Address, all: number) => Math.min(Math.max(1, Math.trunc(Number(more["at"] ?? 1)) || 1), Math.max(all, 1));

/** The title of a list, which of its items are here, and the way to the others. */
export function Paged({ title, address, shown, all, cursors, children }: { title: string; address: Address; shown: number; all: number; cursors?: PageInfo; children: ComponentChildren }) {
  const first = firstOf(address, all);
  const at = (n: number, cursor: Record<string, string>) => href(address.view, address.id, address.asOf, { ...address.more, after: "", before: "", at: n > 1 ? String(n) : "", ...cursor });
  return (
    <>
      <h2>{title}</h2>
      {all === 0 ? <NoRecord asOf={address.asOf} /> : <p>{words.graph.rows(first, first + shown - 1, all)}</p>}
      {children}
      <p class="pages">
        {first > 1 ? <a href={at(Math.max(1, first - perPage), cursors && first > perPage + 1 ? { before: cursors.startCursor ?? "" } : {})}>{words.graph.previous}</a> : null}{" "}
        {first + shown - 1 < all ? <a href={at(first + shown, cursors ? { after: cursors.endCursor ?? "" } : {})}>{words.graph.next}</a> : null}
      </p>
    </>
  );
}

/** Where a page begins and ends in its list. */
export interface PageInfo {
  startCursor: string | null;
  endCursor: string | null;
}
