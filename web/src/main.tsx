import { render } from "preact";
import "./style/theme.css";
import "./style/base.css";
import "./style/search.css";
import "./style/events.css";
import "./style/figures.css";
import "./style/tables.css";
import "./style/agenda.css";
import "./style/article.css";
import "./style/narrow.css";
import { App } from "./ui/app";
import { applyTheme } from "./ui/theme_switch";

applyTheme();
const page = document.getElementById("page");
if (page) {
  page.replaceChildren();
  render(<App />, page);
}
