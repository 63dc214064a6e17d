/** @jsxImportSource preact */
import { words } from "./words";

/** The most chains that are shown at first, and the most that the API gives. */
export const [fewChains, mostChains] = [10, 100];

/** Asks for one chain more than is shown, so that the list knows whether there are others. */
export const chainsToAsk = (shown: number) => Math.min(shown + 1, mostChains);

/** Chooses whether chains that go back in time are on the list, too. Nothing could pass through such a chain, so at first they are not there. */
export function ChainOrder({ any, onAny }: { any: boolean; onAny: (any: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" name="any-order" checked={any} onChange={(e) => onAny(e.currentTarget.checked)} /> {words.chainsAnyOrder}
    </label>
  );
}

/** Says that the list is not the whole list, and shows more of it. */
export function MoreChains({ found, shown, onMore }: { found: number; shown: number; onMore: () => void }) {
  return found > shown || found === mostChains ? (
    <p>
      {words.onlyChains(Math.min(shown, found))}{" "}
      {shown < mostChains ? (
        <button type="button" onClick={onMore}>
          {words.moreChains(mostChains)}
        </button>
      ) : null}
    </p>
  ) : null;
}
