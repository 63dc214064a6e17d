/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";

import { hasToken, keepToken, onRefused, onToken } from "../token";
import { words } from "./words";

/** Whether the server has refused a question of this page, because it asks for a token. */
export function useRefused(): boolean {
  const [isRefused, setRefused] = useState(false);
  useEffect(() => onRefused(() => setRefused(true)), []);
  return isRefused;
}

/** Asks for the token of a server that has tokens. A token that another frame of the same browser tab has got is good for this frame, too. */
export function TokenForm() {
  const [token, setToken] = useState("");
  useEffect(() => onToken(() => location.reload()), []);
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault();
        keepToken(token.trim());
        location.reload();
      }}
    >
      <p role={hasToken() ? "alert" : undefined}>{hasToken() ? words.wrongToken : words.token}</p>
      <label>
        {words.tokenLabel} <input type="password" value={token} onInput={(e) => setToken(e.currentTarget.value)} />
      </label>{" "}
      <button type="submit">{words.tokenSend}</button>
    </form>
  );
}
