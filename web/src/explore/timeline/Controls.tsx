/** @jsxImportSource preact */
import { type Address, type More, href } from "../address";
import { Day } from "../Day";
import { words } from "../words";
import { laneKind, laneKinds } from "./data";
import { changed } from "./period";

/** Chooses the period, and the lanes of a timeline. Everything is a link or a day, so the address always says what is seen. */
export function Controls({ begin, end, address }: { begin: number; end: number; address: Address }) {
  const to = (more: More) => href(address.view, address.id, address.asOf, { ...address.more, ...more });
  // The same meetings in another view.
  const same = { from: address.more.from ?? "", until: address.more.until ?? "", place: address.more.place ?? "" };
  const day = (name: "from" | "until") => <Day label={words[name]} value={address.more[name] ?? ""} to={(value) => to({ [name]: value })} />;
  return (
    <nav class="controls" aria-label={words.period}>
      <a href={to({ ...changed(begin, end, -0.5, 1) })}>{words.earlier}</a>
      <a href={to({ ...changed(begin, end, 0.5, 1) })}>{words.later}</a>
      <a href={to({ ...changed(begin, end, 0, 0.5) })}>{words.closer}</a>
      <a href={to({ ...changed(begin, end, 0, 2) })}>{words.wider}</a>
      <a href={to({ from: "", until: "" })}>{words.everything}</a>
      {day("from")}
      {day("until")}
      {address.view === "timeline" ? (
        <span>
          {words.lanes}{" "}
          {laneKinds.map((kind) => (
            <a key={kind} href={to({ lanes: kind })} aria-current={kind === laneKind(address.more.lanes) ? "true" : undefined}>
              {words.laneKinds[kind]}
            </a>
          ))}
          <a href={href("map", "all", address.asOf, same)}>{words.mapOpen}</a>
        </span>
      ) : (
        <a href={href("timeline", "all", address.asOf, same)}>{words.asTimeline}</a>
      )}
      <a href={href("network", "people", address.asOf, same)}>{words.asNetwork}</a>
    </nav>
  );
}
