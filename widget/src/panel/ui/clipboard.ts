import { button } from "./dom";
import { icon } from "./icons";
import type { Strings } from "../strings/strings";

/** Copies, then says so for a moment. */
export function copyButton(strings: Strings, text: () => string) {
  const element = button(strings.copy, { class: "quiet" }, () => void copy(), icon("copy"));
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text()).catch(() => copyBySelection(text()));
    element.replaceChildren(icon("check"));
    element.setAttribute("aria-label", strings.copied);
    setTimeout(() => {
      element.replaceChildren(icon("copy"));
      element.setAttribute("aria-label", strings.copy);
    }, 1_500);
  };
  return element;
}

/** For pages that may not use the clipboard: not secure, or not permitted by the page around them. */
function copyBySelection(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
