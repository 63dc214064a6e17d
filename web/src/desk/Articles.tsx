/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";

import { type Article, ask, type Drafted, type Ref, type State } from "./api";
import { Name } from "./Name";
import { Line } from "./Statement";
import { words } from "./words";

/** The articles of the dossier, and a form for a new one. */
export function Articles({ state, open, added, refused }: { state: State; open: (file: string) => void; added: (drafted: Drafted) => void; refused: (error: Error) => void }) {
  if (Object.keys(state.files).length === 0) {
    return <Begin refused={refused} />;
  }
  return (
    <>
      <New state={state} added={added} refused={refused} />
      <h2>{words.allArticles}</h2>
      <ul class="articles">
        {state.sources.map((s) => (
          <li key={s.id}>
            <button type="button" class="quote" onClick={() => open(s.file)}>
              {s.title || s.id}
            </button>{" "}
            <span class="told">
              {s.day} {s.draft ? words.draftLine(s.waiting) : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Writes the first file of a dossier. The page follows. */
function Begin({ refused }: { refused: (error: Error) => void }) {
  const [title, setTitle] = useState("");
  const [id, setID] = useState("");
  return (
    <form
      aria-labelledby="begin"
      onSubmit={(e) => {
        e.preventDefault();
        ask("save", { file: "dossier.yaml", base: "", text: `dossier: ${id.trim()}\ntitle: ${JSON.stringify(title)}\n`, remove: false }).catch(refused);
      }}
    >
      <h2 id="begin">{words.begin}</h2>
      <p>{words.beginHint}</p>
      <Line label={words.dossierTitle} value={title} change={setTitle} />
      <Line label={words.dossierID} value={id} change={setID} />
      <p>
        <button type="submit">{words.save}</button>
      </p>
    </form>
  );
}

/** The pause after which a text is read, in milliseconds. */
const typing = 200;

function New({ state, added, refused }: { state: State; added: (drafted: Drafted) => void; refused: (error: Error) => void }) {
  const [text, setText] = useState("");
  const [file, setFile] = useState("");
  const [read, setRead] = useState<Article | null>(null);
  const [publisher, setPublisher] = useState<Ref[]>([]);
  const [published, setPublished] = useState("");
  const [language, setLanguage] = useState("");
  const [title, setTitle] = useState("");
  const [draft, setDraft] = useState(true);
  const [model, setModel] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const sending = useRef(false);
  useEffect(() => area.current?.focus(), []);
  useEffect(() => {
    if (text.trim() === "" && file === "") {
      setRead(null);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      ask<Article>("article", file ? { text: "", file } : { text, file: "" }).then((a) => {
        if (!current) {
          return;
        }
        setRead(a);
        setPublisher(a.publisher.value ? [{ id: a.publisher.value, name: a.publisher.name ?? a.publisher.value, type: "Organization" }] : []);
        setPublished(a.published.value);
        setLanguage(a.language.value);
        setTitle(a.title);
        setDraft(a.english);
      }, refused);
    }, typing);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, file]);
  const add = async () => {
    if (!read || sending.current) {
      return;
    }
    sending.current = true;
    try {
      added(
        await ask<Drafted>("draft", {
          text: file ? "" : text,
          file,
          publisher: publisher[0] ?? { id: "", name: "", type: "" },
          publisherFrom: publisher[0]?.id === read.publisher.value ? read.publisher.words : "",
          published,
          publishedFrom: published === read.published.value && read.published.words !== published ? read.published.words : "",
          language,
          title,
          draft,
          model: draft && model,
        }),
      );
    } catch (error) {
      refused(error as Error);
    } finally {
      sending.current = false;
    }
  };
  const from = (p: { value: string; words: string }, value: string) => (p.words && p.value === value ? words.from(p.words) : undefined);
  return (
    <form
      aria-labelledby="new"
      onSubmit={(e) => {
        e.preventDefault();
        void add();
      }}
      onKeyDown={(e) => {
        if (e.key === "Enter" && e.ctrlKey) {
          e.preventDefault();
          void add();
        }
      }}
    >
      <h2 id="new">{words.newArticle}</h2>
      <label class="field">
        {words.paste}
        <textarea
          ref={area}
          id="paste"
          rows={8}
          value={file ? (read?.text ?? "") : text}
          onInput={(e) => {
            setFile("");
            setText(e.currentTarget.value);
          }}
        />
      </label>
      <label class="field">
        {words.orFile}
        <input
          type="file"
          accept=".txt,text/plain"
          onChange={(e) => {
            setFile("");
            void e.currentTarget.files?.[0]?.text().then(setText, refused);
          }}
        />
      </label>
      {state.texts.length > 0 ? (
        <label class="field">
          {words.orText}
          <select value={file} onChange={(e) => setFile(e.currentTarget.value)}>
            <option value="" />
            {state.texts.map((t) => (
              <option key={t}>{t}</option>
            ))}
          </select>
        </label>
      ) : null}
      {read ? (
        <>
          <Name label={words.publisher} types={["Organization"]} value={publisher} change={setPublisher} />
          <p class="told">{from(read.publisher, publisher[0]?.id ?? "")}</p>
          <Line label={words.published} hint={from(read.published, published)} value={published} change={setPublished} />
          <Line label={words.language} hint={from(read.language, language)} value={language} change={setLanguage} />
          <Line label={words.headline} value={title} change={setTitle} />
          {read.english ? (
            <label class="check">
              <input type="checkbox" checked={draft} onChange={(e) => setDraft(e.currentTarget.checked)} /> {words.draftIt}
            </label>
          ) : (
            <p class="told">{words.notEnglish}</p>
          )}
          {read.english && state.model ? (
            <label class="check">
              <input type="checkbox" checked={model} disabled={!draft} onChange={(e) => setModel(e.currentTarget.checked)} /> {words.byModel}
            </label>
          ) : null}
          <p>
            <button type="submit">
              {words.add} <kbd>Ctrl Enter</kbd>
            </button>
          </p>
        </>
      ) : null}
    </form>
  );
}
