/** @jsxImportSource preact */
import "./explore.css";

import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { Actor } from "./Actor";
import { type Address, embedded, go, href, useAddress } from "./address";
import { Day } from "./Day";
import { Embed } from "./Embed";
import { follow } from "./follow";
import { Graph } from "./graph/Graph";
import { useHeading } from "./heading";
import { Home } from "./Home";
import { Lazy } from "./Lazy";
import { Meeting } from "./Meeting";
import { Network } from "./Network";
import { Plan } from "./Plan";
import { Search } from "./Search";
import { Source } from "./Source";
import { Timeline } from "./timeline/Timeline";
import { TokenForm, useRefused } from "./Token";
import { Topic } from "./Topic";
import { words } from "./words";

/** The pause after which a search begins, in milliseconds. */
const typing = 250;

function Explore() {
  const address = useAddress();
  const main = useHeading(address);
  const isRefused = useRefused();
  return (
    <>
      {embedded ? null : (
        <a
          class="skip"
          href="#main"
          onClick={(e) => {
            // The part of the address behind # says which view it is.
            e.preventDefault();
            main.current?.focus();
          }}
        >
          {words.skip}
        </a>
      )}
      {embedded ? null : <Header address={address} />}
      <main ref={main} tabIndex={-1}>
        {isRefused ? <TokenForm /> : <View of={address} />}
      </main>
    </>
  );
}

/** The way from any page to any other page. */
function Header({ address }: { address: Address }) {
  return (
    <header>
      <h1>
        <a href={href("home", "", address.asOf)}>{words.title}</a>
      </h1>
      <SearchBox address={address} />
      <Day label={words.asOf} value={address.asOf} to={(day) => href(address.view, address.id, day, address.more)} />
      <a href={href("plan", "all", address.asOf)}>{words.plan}</a>
      <a href={href("timeline", "all", address.asOf)}>{words.asTimelineShort}</a>
      <a href={href("map", "all", address.asOf)}>{words.mapShort}</a>
      <a href={href("network", "people", address.asOf)}>{words.network}</a>
      <a href="/playground/">{words.playground}</a>
      <Embed address={address} />
    </header>
  );
}

function View({ of }: { of: Address }) {
  switch (of.view) {
    case "meeting":
      return <Meeting id={of.id} asOf={of.asOf} />;
    case "actor":
      return <Actor address={of} />;
    case "search":
      return <Search text={of.id} asOf={of.asOf} />;
    case "plan":
      return <Plan address={of} />;
    case "network":
      return <Network address={of} />;
    case "graph":
      return <Graph id={of.id} asOf={of.asOf} />;
    case "source":
      return <Source address={of} />;
    case "topic":
      return <Topic topic={of.id} asOf={of.asOf} />;
    case "list":
      return <Lazy load={() => import("./List").then((m) => m.List)} address={of} />;
    case "timeline":
      return <Timeline address={of} />;
    case "map":
      return <Lazy load={() => import("./map/Map").then((m) => m.Map)} address={of} />;
    case "home":
      return <Home address={of} />;
  }
}

/** Searches as you type. */
function SearchBox({ address }: { address: Address }) {
  const named = address.view === "search" ? address.id : "";
  const [text, setText] = useState(named);
  const sent = useRef(named);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const typed = useRef(false);
  // A step to another view, or back, changes the box, and ends a search that has not begun. A search that the box itself has started does not
  // change the box: the reader may have typed on.
  useEffect(() => {
    if (named === "" || named !== sent.current) {
      clearTimeout(timer.current);
      sent.current = named;
      setText(named);
    }
  }, [address]);
  const search = (text: string) => {
    setText(text);
    clearTimeout(timer.current);
    const wanted = text.trim();
    if (wanted === "" || wanted === named) {
      return;
    }
    timer.current = setTimeout(() => {
      sent.current = wanted;
      // What is typed with pauses is one step of the history.
      go(href("search", wanted, address.asOf), typed.current && address.view === "search");
      typed.current = true;
    }, typing);
  };
  return (
    <form role="search" onSubmit={(e) => e.preventDefault()}>
      <label>
        <span class="hidden">{words.search}</span>
        <input type="search" placeholder={words.search} value={text} onInput={(e) => search(e.currentTarget.value)} onBlur={() => (typed.current = false)} />
      </label>
    </form>
  );
}

// The styles of a frame in another page leave more room for the drawing.
document.documentElement.classList.toggle("embedded", embedded);

const root = document.getElementById("explore");
if (!root) {
  throw new Error("explore.html has no #explore element to draw in");
}
if (new URLSearchParams(location.search).has("follow")) {
  follow();
}
render(<Explore />, root);
