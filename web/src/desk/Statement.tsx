/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { ask, type Guess, type Ref, Refused, type Source, type Span } from "./api";
import { Name } from "./Name";
import { how as howWords, kinds, words } from "./words";

interface Actor extends Ref {
  side: Ref[];
  role: string;
}

/** What a form holds. It has the names of the fields of the desk's API. */
interface Form {
  meeting: Ref[];
  classification: string;
  status: string;
  when: string;
  worded: string;
  inferredFrom: string;
  places: Ref[];
  actors: Actor[];
  how: string;
  topics: Ref[];
  as: string;
  actor: Ref[];
  organization: Ref[];
  role: string;
  about: Ref[];
  medium: string;
  position: string;
  via: Ref[];
  reported: string;
  items: string;
}

const none: Ref = { id: "", name: "", type: "" };
const topicTypes = ["Issue", "Plan", "Meeting", "Event"];
const actorTypes = ["Person", "Organization"];
const bare = ({ id, name, type }: Ref): Ref => ({ id, name, type });

/** The form of a kind, filled in with what the selected words name. */
function begin(kind: string, guess: Guess, last: Ref | null, quote: string): Form {
  const likely = guess.meetings.find((m) => m.likely);
  const persons = guess.actors.filter((a) => a.type === "Person");
  const people = (persons.length > 0 ? persons : guess.actors).map((a) => a.name);
  const whole = kind === "meeting" || kind === "planned";
  const fresh: Ref = {
    id: "",
    name: people.length > 0 ? words.meetingOf(people.join(words.and), guess.places[0]?.name ?? "") : quote,
    type: "Meeting",
  };
  const meeting = likely ?? (whole ? fresh : (last ?? guess.meetings[0]));
  const post = guess.posts[0];
  const first = guess.actors[0];
  const withPeople = ["meeting", "planned", "attendance", "denial"].includes(kind);
  const body = guess.actors.find((a) => a.id === post?.organization && a.id !== "") ?? guess.actors.find((a) => a.type === "Organization");
  const person = kind === "post" ? persons[0] : first;
  const ref = (r: Ref | undefined | null) => (r ? [bare(r)] : []);
  return {
    meeting: ref(meeting),
    classification: "",
    status: kind === "planned" ? "scheduled" : kind === "meeting" ? "held" : "",
    when: whole || kind === "time" ? (guess.when?.text ?? "") : "",
    worded: whole || kind === "time" ? (guess.when?.worded ?? "") : "",
    inferredFrom: whole || kind === "time" ? (guess.when?.inferredFrom ?? "") : "",
    places: whole || kind === "place" ? guess.places.map(bare) : [],
    actors: withPeople ? persons.map((a) => ({ ...bare(a), side: ref(a.side), role: "" })) : [],
    how: kind === "planned" ? "expected" : "participants",
    topics: kind === "topic" ? guess.topics.map(bare) : [],
    as: "discussed",
    actor: ref(person),
    organization: ref(body ?? person?.side),
    role: post?.role ?? "",
    about: kind === "stance" ? ref(guess.topics[0]) : [],
    medium: "",
    position: "demands",
    via: [],
    reported: "",
    items: words.itemsExample,
  };
}

/** The fields of each kind, in the order of the form. */
const fields: Record<string, (keyof Form)[]> = {
  meeting: ["meeting", "actors", "when", "worded", "inferredFrom", "places", "topics", "status", "classification"],
  planned: ["meeting", "actors", "when", "worded", "inferredFrom", "places", "topics", "status", "classification"],
  attendance: ["meeting", "actors", "how"],
  place: ["meeting", "places"],
  time: ["meeting", "when", "worded", "inferredFrom"],
  topic: ["meeting", "topics", "as"],
  denial: ["meeting", "actors", "how"],
  post: ["actor", "organization", "role"],
  quotation: ["actor", "medium", "about"],
  stance: ["actor", "position", "about"],
  other: ["items"],
};

/** What each kind cannot do without. The first of these fields that is empty gets the focus. */
const needed: Record<string, (keyof Form)[]> = {
  meeting: ["meeting"],
  planned: ["meeting"],
  attendance: ["meeting", "actors"],
  place: ["meeting", "places"],
  time: ["meeting", "when"],
  topic: ["meeting", "topics"],
  denial: ["meeting"],
  post: ["actor", "organization"],
  quotation: ["actor"],
  stance: ["actor", "about"],
};

/** Asks what the selected words say, and saves it. */
export function Statement({
  source,
  selection,
  kind,
  last,
  closed,
  setKind,
  saved,
  cancel,
  refused,
}: {
  source: Source;
  selection: Span;
  kind: string;
  last: Ref | null; // the meeting of the last statement
  closed: Record<string, string[]>;
  setKind: (kind: string) => void;
  saved: (meeting: Ref | null) => void;
  cancel: () => void;
  refused: (error: Error) => void;
}) {
  const quote = [...source.text].slice(selection.start, selection.end).join("");
  const [guess, setGuess] = useState<Guess | null>(null);
  const [form, setForm] = useState<Form | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  useEffect(() => {
    let current = true;
    ask<Guess>("guess", { file: source.file, start: selection.start, end: selection.end }).then((found) => current && setGuess(found), refused);
    return () => {
      current = false;
    };
  }, [source.file, selection.start, selection.end]);
  useEffect(() => {
    if (guess) {
      setForm(begin(kind, guess, last, quote));
    }
  }, [guess, kind]);
  const ready = form !== null;
  useEffect(() => {
    const empty = (needed[kind] ?? []).find((f) => form?.[f].length === 0) ?? (kind === "other" ? "items" : undefined);
    const field = empty && root.current?.querySelector<HTMLElement>(`[data-field=${empty}] :is(input, textarea)`);
    (field || root.current)?.focus();
  }, [ready, kind]);
  if (!form || !guess) {
    return <p role="status">{words.loading}</p>;
  }
  const set = (change: Partial<Form>) => setForm({ ...form, ...change });
  const save = async () => {
    if (sending.current) {
      return;
    }
    sending.current = true;
    const one = (list: Ref[]) => list[0] ?? none;
    const shown = new Set(fields[kind]);
    const only = <T,>(field: keyof Form, value: T, otherwise: T) => (shown.has(field) ? value : otherwise);
    try {
      const done = await ask<{ meeting: string }>("say", {
        file: source.file,
        base: source.hash,
        start: selection.start,
        end: selection.end,
        kind,
        via: form.via,
        reported: form.reported,
        meeting: only("meeting", one(form.meeting), none),
        classification: only("classification", form.classification, ""),
        status: only("status", form.status, ""),
        when: only("when", form.when.trim(), ""),
        worded: only("worded", form.worded, ""),
        inferredFrom: only("inferredFrom", form.inferredFrom, ""),
        places: only("places", form.places, []),
        actors: only("actors", form.actors, []).map((a) => ({ ...bare(a), side: one(a.side), role: a.role })),
        how: only("actors", form.how, ""),
        topics: only("topics", form.topics, []),
        as: only("topics", form.as, ""),
        actor: only("actor", one(form.actor), none),
        organization: only("organization", one(form.organization), none),
        role: only("role", form.role, ""),
        about: only("about", one(form.about), none),
        medium: only("medium", form.medium, ""),
        position: only("position", form.position, ""),
        items: only("items", form.items, ""),
      });
      const meeting = form.meeting[0];
      saved(done.meeting === "" ? null : { id: done.meeting, name: meeting?.name ?? done.meeting, type: "Meeting" });
    } catch (error) {
      refused(error instanceof Error ? error : new Refused(String(error), [], null));
    } finally {
      sending.current = false;
    }
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === "Escape") {
      e.preventDefault();
      cancel();
    }
    if (e.key === "Enter" && (e.ctrlKey || e.target === root.current)) {
      e.preventDefault();
      void save();
    }
  };
  return (
    <form
      ref={root}
      tabIndex={-1}
      class="statement"
      aria-label={words.sayWhat}
      onKeyDown={onKeyDown}
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      <blockquote>{quote}</blockquote>
      <Select label={words.kind} value={kind} options={kinds.map((k) => [k.kind, `${k.words} (${k.key})`])} change={setKind} />
      {(fields[kind] ?? []).map((f) => (
        <div key={f} data-field={f}>
          <Field of={f} form={form} set={set} guess={guess} kind={kind} closed={closed} />
        </div>
      ))}
      <Field of="via" form={form} set={set} guess={guess} kind={kind} closed={closed} />
      <details>
        <summary>{words.reported}</summary>
        <Line label={words.reported} value={form.reported} change={(reported) => set({ reported })} />
      </details>
      <p>
        <button type="submit">{words.save}</button>{" "}
        <button type="button" onClick={cancel}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

/** One field of the form. */
function Field({ of, form, set, guess, kind, closed }: { of: keyof Form; form: Form; set: (change: Partial<Form>) => void; guess: Guess; kind: string; closed: Record<string, string[]> }) {
  // A field that can be empty has no word for that.
  const options = (field: string, empty: boolean): [string, string][] => [...(empty ? [""] : []), ...(closed[field] ?? [])].map((word) => [word, word]);
  switch (of) {
    case "meeting":
      return <Name label={words.meeting} types={["Meeting"]} value={form.meeting} change={(meeting) => set({ meeting })} first={guess.meetings} make={words.newMeeting} />;
    case "actors":
      return (
        <>
          <Name
            label={words.actors}
            types={actorTypes}
            several
            value={form.actors}
            first={guess.actors.filter((a) => !a.new)}
            change={(chosen) => set({ actors: chosen.map((c) => form.actors.find((a) => a.id === c.id && a.name === c.name) ?? { ...c, side: known(guess, c), role: "" }) })}
          />
          {form.actors.map((a) => {
            const change = (more: Partial<Actor>) => set({ actors: form.actors.map((o) => (o === a ? { ...a, ...more } : o)) });
            return (
              <div class="seat" key={`${a.id} ${a.name}`}>
                <Name label={words.side(a.name)} types={["Organization"]} value={a.side} change={(side) => change({ side })} />
                <Select label={words.role(a.name)} value={a.role} options={options("role", true)} change={(role) => change({ role })} />
              </div>
            );
          })}
        </>
      );
    case "places":
      return <Name label={words.places} types={["Place"]} several value={form.places} change={(places) => set({ places })} first={guess.places} />;
    case "topics":
      return <Name label={words.topics} types={topicTypes.slice(0, 2)} several value={form.topics} change={(topics) => set({ topics })} first={guess.topics} />;
    case "about":
      return <Name label={words.about} types={topicTypes} value={form.about} change={(about) => set({ about })} first={guess.topics} />;
    case "actor":
      return <Name label={kind === "quotation" ? words.speaker : kind === "post" ? words.person : words.actor} types={kind === "post" ? ["Person"] : actorTypes} value={form.actor} change={(actor) => set({ actor })} first={guess.actors.filter((a) => !a.new)} />;
    case "organization":
      return <Name label={words.organization} types={["Organization"]} value={form.organization} change={(organization) => set({ organization })} />;
    case "via":
      return <Name label={words.via} types={actorTypes} several value={form.via} change={(via) => set({ via })} first={guess.actors.filter((a) => !a.new)} />;
    case "when":
      return <Line label={words.when} hint={words.whenHint} value={form.when} change={(when) => set({ when })} />;
    case "worded":
      return <Line label={words.worded} value={form.worded} change={(worded) => set({ worded })} />;
    case "inferredFrom":
      return <Line label={words.inferredFrom} value={form.inferredFrom} change={(inferredFrom) => set({ inferredFrom })} />;
    case "role":
      return <Line label={words.post} value={form.role} change={(role) => set({ role })} />;
    case "status":
      return <Select label={words.status} value={form.status} options={options("status", true)} change={(status) => set({ status })} />;
    case "classification":
      return <Select label={words.classification} value={form.classification} options={options("classification", true)} change={(classification) => set({ classification })} />;
    case "how":
      return <Select label={words.how} value={form.how} options={Object.entries(howWords)} change={(how) => set({ how })} />;
    case "as":
      return <Select label={words.as} value={form.as} options={options("as", false)} change={(as) => set({ as })} />;
    case "position":
      return <Select label={words.position} value={form.position} options={options("position", false)} change={(position) => set({ position })} />;
    case "medium":
      return <Select label={words.medium} value={form.medium} options={options("medium", true)} change={(medium) => set({ medium })} />;
    case "items":
      return (
        <label class="field">
          {words.items}
          <textarea rows={8} value={form.items} onInput={(e) => set({ items: e.currentTarget.value })} />
        </label>
      );
    case "reported":
      return null;
  }
}

/** The usual side of an actor. */
const known = (guess: Guess, actor: Ref): Ref[] => {
  const side = guess.actors.find((a) => a.id === actor.id)?.side;
  return side ? [bare(side)] : [];
};

/** A field for a line of text. */
export function Line({ label, hint, value, change }: { label: string; hint?: string; value: string; change: (value: string) => void }) {
  return (
    <label class="field">
      {label} {hint ? <span class="told">{hint}</span> : null}
      <input value={value} onInput={(e) => change(e.currentTarget.value)} />
    </label>
  );
}

/** A field for one of several words. */
export function Select({ label, value, options, change }: { label: string; value: string; options: [string, string][]; change: (value: string) => void }) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(e) => change(e.currentTarget.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
