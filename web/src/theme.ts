import "./theme.css";

// A page that embeds a view can choose its colours: ?embed&theme=dark. Otherwise the colours
// follow the reader's choice.
const theme = new URLSearchParams(location.search).get("theme");
if (theme) {
  document.documentElement.dataset.theme = theme;
}
