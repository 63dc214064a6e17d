/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

import { ask, type FileText, type Pair } from "./api";
import { Line } from "./Statement";
import { words } from "./words";

/** Proposes who is who, and takes judgements. */
export function Who({ revision, saved, refused }: { revision: string; saved: () => void; refused: (error: Error) => void }) {
  const [pairs, setPairs] = useState<Pair[] | null>(null);
  useEffect(() => {
    let current = true;
    ask<Pair[]>("pairs").then((found) => current && setPairs(found), refused);
    return () => {
      current = false;
    };
  }, [revision]);
  if (!pairs) {
    return <p role="status">{words.loading}</p>;
  }
  if (pairs.length === 0) {
    return <p>{words.nobody}</p>;
  }
  return (
    <>
      <p class="told">{words.whoHint}</p>
      <ul class="panel">
        {pairs.map((p) => (
          <Judge key={`${p.a.id} ${p.b.id}`} pair={p} saved={saved} refused={refused} />
        ))}
      </ul>
    </>
  );
}

function Judge({ pair: { a, b, score, why }, saved, refused }: { pair: Pair; saved: () => void; refused: (error: Error) => void }) {
  const [reason, setReason] = useState("");
  const judge = (verdict: string) => ask<FileText>("judge", { verdict, a: a.id, b: b.id, why: reason }).then(saved, refused);
  return (
    <li>
      {score.toFixed(2)} <bdi>{a.name}</bdi> <span class="told">{a.id}</span>, <bdi>{b.name}</bdi> <span class="told">{b.id}</span>
      <br />
      <bdi class="told">{why}</bdi>
      <Line label={words.why} value={reason} change={setReason} />
      <p class="buttons">
        {words.verdicts.map(([verdict, text]) => (
          <button key={verdict} type="button" disabled={reason.trim() === ""} onClick={() => void judge(verdict)}>
            {text}
          </button>
        ))}
      </p>
    </li>
  );
}
