// Custom elements that show views of a Parley server on a page of another origin. Each element holds a frame, so nothing of the page reaches
// the view, and nothing of the view reaches the page. The server must allow the page's origin with --allow-embedding.
//
//   <script src="https://parley.example/playground/embed.js"></script>
//   <parley-network place="florida"></parley-network>
//   <parley-timeline as-of="2025-12-01" from="2025-11-23" until="2025-12-07" lanes="status"></parley-timeline>
//   <parley-encounters actor="steve-witkoff"></parley-encounters>
//   <parley-meeting meeting="moscow-2025-12-02"></parley-meeting>
(() => {
  // A page can have the script several times: once with each view that somebody copied into it.
  if (customElements.get("parley-record")) {
    return;
  }
  const server = new URL("/", document.currentScript.src).href;
  const views = {
    "parley-network": ["network", "people", "The network of people who met"],
    "parley-graph": ["graph", "thing", "Actors and meetings as a network"],
    "parley-timeline": ["timeline", "all", "Meetings by day"],
    "parley-map": ["map", "all", "Where meetings took place"],
    "parley-encounters": ["actor", "actor", "Whom an actor met"],
    "parley-meeting": ["meeting", "meeting", "A meeting"],
    "parley-plan": ["plan", "all", "The plan, and who rejects it"],
    "parley-issue": ["topic", "topic", "An issue"],
    "parley-source": ["source", "source", "A source"],
    "parley-search": ["search", "text", "What a search finds"],
    "parley-list": ["list", "list", "A list"],
    "parley-record": ["home", "all", "The record"],
  };
  // What some views can also be told.
  const more = ["from", "until", "lanes", "place", "topic", "area", "to", "side", "publisher", "text", "at", "after", "before"];
  // The page's own styles are more important than these.
  const styles = new CSSStyleSheet();
  styles.replaceSync(`:where(${Object.keys(views).join(", ")}) { display: block; height: 20rem }`);
  document.adoptedStyleSheets.push(styles);
  for (const [name, [view, attribute, title]] of Object.entries(views)) {
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = [attribute, "as-of", "theme", ...more];

        connectedCallback() {
          this.frame = document.createElement("iframe");
          this.frame.title = title;
          this.frame.loading = "lazy";
          // The view cannot lead the reader away from the page. It can copy a citation and save a picture.
          this.frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";
          this.frame.allow = "clipboard-write";
          this.frame.style.cssText = "display: block; border: 0; width: 100%; height: 100%";
          this.replaceChildren(this.frame);
          this.show();
        }

        attributeChangedCallback() {
          this.show();
        }

        show() {
          if (this.frame) {
            const id = encodeURIComponent(this.getAttribute(attribute) ?? attribute);
            const told = [["asOf", this.getAttribute("as-of")], ...more.filter((name) => name !== attribute).map((name) => [name, this.getAttribute(name)])].filter(([, value]) => value);
            const theme = this.getAttribute("theme");
            this.frame.src = `${server}?embed${theme ? `&theme=${encodeURIComponent(theme)}` : ""}#/${view}/${id}${told.length > 0 ? `?${new URLSearchParams(told)}` : ""}`;
          }
        }
      },
    );
  }
})();
