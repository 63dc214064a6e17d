// Before anything that loads the editor: it reads the workers' list once.
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./page.css";

import { createRoot } from "react-dom/client";

import { Playground } from "./Playground";

const root = document.getElementById("playground");
if (!root) {
  throw new Error("index.html has no #playground element to draw in");
}
createRoot(root).render(<Playground />);
