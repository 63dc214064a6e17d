/** @jsxImportSource preact */
import { useEffect, useId, useRef, useState } from "preact/hooks";

import { ask, type Found, type Ref } from "./api";
import { types as typeWords, words } from "./words";

/** The pause after which names are looked up, in milliseconds. */
const typing = 80;

/** A field for one name or several names. The record completes them, in any script. A name that the record does not have becomes a new thing. */
export function Name({
  label,
  types,
  value,
  change,
  several = false,
  first = [],
  make,
  focus = false,
}: {
  label: string;
  types: string[];
  value: Ref[];
  change: (value: Ref[]) => void;
  several?: boolean;
  first?: Found[]; // what is offered before anything is typed
  make?: (name: string) => string; // the words for a new thing
  focus?: boolean;
}) {
  const id = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Found[]>([]);
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) {
      input.current?.focus();
    }
  }, [focus]);
  const wanted = text.trim();
  useEffect(() => {
    if (!open) {
      return;
    }
    if (wanted === "" && first.length > 0) {
      setFound(first);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      ask<Found[]>("names", { text: wanted, types }).then(
        (list) => {
          if (current) {
            setFound(list);
            setActive(0);
          }
        },
        () => {}, // the page says elsewhere that the desk does not answer
      );
    }, typing);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, open]);

  const exact = found.some((f) => f.name.toLowerCase() === wanted.toLowerCase());
  const fresh: Ref[] = wanted === "" || exact ? [] : types.map((type) => ({ id: "", name: wanted, type }));
  const choices: (Found | Ref)[] = [...found.filter((f) => !value.some((v) => v.id === f.id)), ...fresh];
  const take = (choice: Found | Ref) => {
    const taken = { id: choice.id, name: choice.name, type: choice.type };
    change(several ? [...value, taken] : [taken]);
    setText("");
    setFound([]);
    setOpen(false);
    setActive(0);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const choice = choices[active];
    switch (e.key) {
      case "ArrowDown":
      case "ArrowUp":
        e.preventDefault();
        if (!open) {
          setOpen(true);
        } else if (choices.length > 0) {
          setActive((active + (e.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length);
        }
        break;
      case "Enter":
        // An empty field leaves Enter to the form.
        if (open && choice && !e.ctrlKey && wanted !== "") {
          e.preventDefault();
          take(choice);
        } else if (open && choice && !e.ctrlKey && active > 0) {
          e.preventDefault();
          take(choice);
        }
        break;
      case "Escape":
        if (open && wanted !== "") {
          e.stopPropagation();
          setText("");
          setOpen(false);
        }
        break;
      case "Backspace":
        if (text === "" && value.length > 0) {
          change(value.slice(0, -1));
        }
        break;
    }
  };
  const list = open && choices.length > 0;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="chips">
        {value.map((v) => (
          <span class="chip" key={`${v.id} ${v.name}`}>
            <bdi>{v.name || v.id}</bdi> {v.id === "" ? <em>{words.isNew}</em> : null}
            <button type="button" id={several ? undefined : id} aria-label={words.takeOut(v.name || v.id)} onClick={() => change(value.filter((o) => o !== v))}>
              ×
            </button>
          </span>
        ))}
        {several || value.length === 0 ? (
          <input
            id={id}
            ref={input}
            role="combobox"
            autocomplete="off"
            aria-expanded={list}
            aria-controls={`${id}-list`}
            aria-activedescendant={list ? `${id}-${active}` : undefined}
            value={text}
            onInput={(e) => {
              setText(e.currentTarget.value);
              setOpen(true);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
          />
        ) : null}
      </div>
      {list ? (
        <ul id={`${id}-list`} role="listbox" aria-label={words.choices} class="choices">
          {choices.map((c, i) => (
            <li
              key={`${c.id} ${c.type}`}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(e) => {
                e.preventDefault(); // the field keeps the focus
                take(c);
              }}
            >
              {c.id === "" ? (
                make ? make(c.name) : words.new(c.name, typeWords[c.type] ?? c.type)
              ) : (
                <>
                  <bdi>{c.name}</bdi> {"also" in c && c.also ? <bdi class="told">{c.also}</bdi> : null} <span class="told">{c.id}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
