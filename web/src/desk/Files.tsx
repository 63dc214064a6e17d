/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { ask, type FileText, type Problem, Refused, type State } from "./api";
import { Line, Select } from "./Statement";
import { words } from "./words";

/** A file of the dossier, in the words of the file. Everything that a dossier can hold can be written here. */
export function Files({
  state,
  file,
  line,
  open,
  saved,
  refused,
  problems,
}: {
  state: State;
  file: string;
  line: number; // where the cursor stands first, from 1
  open: (file: string) => void;
  saved: () => void;
  refused: (error: Error, before?: FileText) => void;
  problems: Problem[];
}) {
  const [base, setBase] = useState<FileText | null>(null);
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [theirs, setTheirs] = useState<FileText | null>(null); // what somebody else has written meanwhile
  const area = useRef<HTMLTextAreaElement>(null);
  const hash = state.files[file] ?? "";
  const mine = base?.name === file ? base : null;
  const untouched = mine === null || text === mine.text;
  useEffect(() => {
    if (mine && mine.hash === hash) {
      return;
    }
    // What is being written stays, until it is saved: the desk then says what has changed.
    if (mine && !untouched) {
      return;
    }
    let current = true;
    ask<FileText>("file", { file }).then((f) => {
      if (current) {
        setBase(f);
        setText(f.text);
      }
    }, (error: Error) => refused(error));
    return () => {
      current = false;
    };
  }, [file, hash]);
  const go = (to: number) => {
    const before = text.split("\n").slice(0, to - 1).join("\n").length;
    area.current?.focus();
    area.current?.setSelectionRange(before + (to > 1 ? 1 : 0), before + (to > 1 ? 1 : 0));
    const height = (area.current?.scrollHeight ?? 0) / Math.max(1, text.split("\n").length);
    if (area.current) {
      area.current.scrollTop = Math.max(0, (to - 4) * height);
    }
  };
  const shown = mine !== null;
  useEffect(() => {
    if (shown && line > 0) {
      go(line);
    }
  }, [shown, file, line]);
  const save = async () => {
    if (!mine) {
      return;
    }
    try {
      setBase(await ask<FileText>("save", { file, base: mine.hash, text, remove: false }));
      saved();
      setTheirs(null);
    } catch (error) {
      setTheirs(error instanceof Refused ? error.changed : null);
      refused(error as Error, mine);
    }
  };
  const create = async () => {
    setBase({ name, text: "", hash: "" });
    setText("");
    setName("");
    open(name);
  };
  const names = Object.keys(state.files).sort();
  return (
    <>
      <Select label={words.files} value={file} options={(names.includes(file) ? names : [file, ...names]).map((n) => [n, n])} change={open} />
      <label class="field">
        <span>
          {words.content} <span class="told">{words.fileHint}</span>
        </span>
        <textarea
          ref={area}
          id="file"
          rows={28}
          spellcheck={false}
          value={shown ? text : ""}
          onInput={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if ((e.ctrlKey || e.metaKey) && e.key === "s") {
              e.preventDefault();
              void save();
            }
          }}
        />
      </label>
      <p class="buttons">
        <button type="button" onClick={() => void save()} disabled={!shown || (untouched && mine?.hash !== "")}>
          {words.save} <kbd>Ctrl S</kbd>
        </button>
        {theirs?.name === file ? (
          <>
            <button
              type="button"
              onClick={() => {
                setBase(theirs);
                setText(theirs.text);
                setTheirs(null);
              }}
            >
              {words.takeTheirs}
            </button>
            <button
              type="button"
              onClick={() => {
                setBase(theirs);
                setTheirs(null);
              }}
            >
              {words.keepMine}
            </button>
          </>
        ) : null}
      </p>
      <ul class="problems">
        {problems
          .filter((p) => p.file === file)
          .map((p) => (
            <li key={`${p.line} ${p.message}`}>
              <button type="button" class="quote" onClick={() => go(p.line)}>
                {p.line}
              </button>{" "}
              {p.severity === "error" ? words.error : words.warning}: {p.message}
            </li>
          ))}
      </ul>
      <details>
        <summary>{words.newFile}</summary>
        <form
          onSubmit={(e) => {
            e.preventDefault();
            void create();
          }}
        >
          <Line label={words.newFileName} hint="reference/people.yaml" value={name} change={setName} />
          <button type="submit" disabled={!/\.ya?ml$/.test(name)}>
            {words.newFile}
          </button>
        </form>
      </details>
    </>
  );
}
