// Custom elements that show views of a Parley server on a page of another origin. Each element holds a frame, so nothing of the page reaches
// the view, and nothing of the view reaches the page. The server must allow the page's origin with --allow-embedding.
//
//   <script src="https://parley.example/playground/embed.js"></script>
//   <parley-network></parley-network>
//   <parley-timeline as-of="2025-12-01"></parley-timeline>
//   <parley-encounters actor="steve-witkoff"></parley-encounters>
//   <parley-meeting meeting="moscow-2025-12-02"></parley-meeting>
(() => {
  const server = new URL("/", document.currentScript.src).href;
  const views = {
    "parley-network": ["network", "people", "The network of people who met"],
    "parley-timeline": ["timeline", "all", "Meetings by day"],
    "parley-encounters": ["actor", "actor", "Whom an actor met"],
    "parley-meeting": ["meeting", "meeting", "A meeting"],
  };
  for (const [name, [view, attribute, title]] of Object.entries(views)) {
    customElements.define(
      name,
      class extends HTMLElement {
        static observedAttributes = [attribute, "as-of"];

        connectedCallback() {
          this.style.display ||= "block";
          this.style.minHeight ||= "20rem";
          this.frame = document.createElement("iframe");
          this.frame.title = title;
          this.frame.loading = "lazy";
          this.frame.style.cssText = "border: 0; width: 100%; height: 100%; min-height: inherit";
          this.replaceChildren(this.frame);
          this.show();
        }

        attributeChangedCallback() {
          this.show();
        }

        show() {
          if (this.frame) {
            const id = encodeURIComponent(this.getAttribute(attribute) ?? attribute);
            const asOf = this.getAttribute("as-of");
            this.frame.src = `${server}?embed#/${view}/${id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`;
          }
        }
      },
    );
  }
})();
