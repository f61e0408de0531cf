import { useState } from "preact/hooks";

const KEY = "dragoman-theme";
type Theme = "system" | "light" | "dark";
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

function kept(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme === "light" || theme === "dark" ? theme : "system";
}

/** Sets what the person chose before, if anything. */
export function applyTheme(theme: Theme = kept()): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState(kept);
  const change = () => {
    const next = NEXT[theme];
    localStorage.setItem(KEY, next);
    applyTheme(next);
    setTheme(next);
  };
  const name = { system: "Auto", light: "Light", dark: "Dark" }[theme];
  return (
    <button type="button" class="quiet" onClick={change} aria-label={`Colours: ${name}`}>
      {name}
    </button>
  );
}
