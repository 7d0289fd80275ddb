import type { Strings } from "../strings/strings";
import { copyButton } from "./clipboard";
import { h } from "./dom";

export function codeBlock(strings: Strings, text: string, language: string): HTMLElement {
  const bar = h(
    "figcaption",
    {},
    h("span", {}, language),
    copyButton(strings, () => text),
  );
  return h("figure", { class: "code", dir: "ltr" }, bar, h("pre", { tabindex: "0" }, h("code", {}, text)));
}
