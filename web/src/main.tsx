import { render } from "preact";
import "./style/base.css";
import "./style/views.css";
import { App } from "./ui/app";
import { applyTheme } from "./ui/theme_switch";

applyTheme();
const page = document.getElementById("page");
if (page) {
  page.replaceChildren();
  render(<App />, page);
}
