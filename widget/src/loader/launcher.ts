import { inkOn } from "../protocol/contrast";
import type { WidgetConfig } from "../protocol/visit";
import css from "./launcher.css?inline";
import type { Options } from "./options";

const SVG = "http://www.w3.org/2000/svg";
const BUBBLE = "m4 20 1.3-4a8.2 7.8 0 1 1 3.4 2.7Z";
const CHEVRON = "m6 9.5 6 6 6-6";

export interface Launcher {
  /** Stands in the page's body; everything else is inside its shadow root. */
  readonly host: HTMLElement;
  readonly root: HTMLElement;
  readonly button: HTMLButtonElement;
  setOpen(open: boolean): void;
  setUnread(count: number): void;
}

export function createLauncher({ label = "", position, zIndex }: Options, { title, theme }: WidgetConfig): Launcher {
  const host = document.createElement("chat-platform");
  const shadow = host.attachShadow({ mode: "open" });
  style(shadow);

  const root = document.createElement("div");
  root.className = (position || theme.position) === "bottom-left" ? "root left" : "root";
  root.style.setProperty("--accent", theme.accent);
  root.style.setProperty("--ink", inkOn(theme.accent));
  root.style.setProperty("--z", zIndex || "2147483000");

  const name = label || title;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "launcher";
  button.dataset.testid = "chat-launcher";
  const dot = document.createElement("span");
  dot.className = "dot";
  button.append(icon(), label, dot);
  root.append(button);
  shadow.append(root);

  const launcher: Launcher = {
    host,
    root,
    button,
    setOpen(open) {
      root.classList.toggle("open", open);
      button.setAttribute("aria-expanded", `${open}`);
    },
    setUnread(count) {
      dot.hidden = !count;
      button.setAttribute("aria-label", count ? `${name} (${count})` : name);
    },
  };
  launcher.setOpen(false);
  launcher.setUnread(0);
  return launcher;
}

/** A constructed sheet is not an inline style, so the page's Content-Security-Policy has no say in it. */
function style(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style");
    element.textContent = css;
    shadow.append(element);
  }
}

function icon(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  for (const line of [BUBBLE, CHEVRON]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", line);
    svg.append(path);
  }
  return svg;
}
