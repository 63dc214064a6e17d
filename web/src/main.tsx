// Before anything that loads the editor: it reads the workers' list once.
import "graphiql/setup-workers/vite";
// Not graphiql/style.css: it holds two fonts, and the editor's own styles for a second time.
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./page.css";

import { createRoot } from "react-dom/client";

import { opening } from "./opening";
import { Playground } from "./Playground";

const root = document.getElementById("playground");
if (!root) {
  throw new Error("index.html has no #playground element to draw in");
}
createRoot(root).render(<Playground opening={await opening()} />);
