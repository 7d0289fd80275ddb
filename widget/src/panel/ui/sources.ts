import type { Citation } from "../../protocol/hub";
import { safeAddress, siteOf } from "../markdown/address";
import { setTarget } from "../markdown/draw";
import { insert, type Strings } from "../strings/strings";
import { button, h } from "./dom";
import type { Tooltip } from "./tooltip";

const SHOWN = 4;

/** The mark [n] in a reply's text. */
export function citationMark(citation: Citation, strings: Strings, tooltip: Tooltip): Node {
  const mark = openable(citation.url);
  mark.className = "cite";
  mark.append(`${citation.index}`);
  mark.setAttribute("aria-label", `${insert(strings.source, citation.index)}: ${citation.title}`);
  tooltip.attach(mark, citation);
  return h("sup", {}, mark);
}

/** The list below a reply: the first few, and the rest on demand. */
export function sourceList(citations: readonly Citation[], strings: Strings): HTMLElement {
  const rows = citations.map((citation) => {
    const row = openable(citation.url);
    row.dataset.testid = "chat-citation";
    row.title = citation.quote;
    row.append(
      h("span", { class: "number" }, `${citation.index}`),
      h("span", { class: "title", dir: "auto" }, citation.title || citation.url),
      h("span", { class: "site" }, siteOf(citation.url)),
    );
    return h("li", {}, row);
  });
  const list = h("ol", { class: "sources", "aria-label": strings.sources }, ...rows.slice(0, SHOWN));
  const rest = rows.slice(SHOWN);
  if (rest.length) {
    const label = insert(strings.moreSources, rest.length);
    const more = button(label, { class: "link" }, () => more.parentElement!.replaceWith(...rest), label);
    list.append(h("li", {}, more));
  }
  return list;
}

/** A link, or plain words where the address is not one to send a visitor to. */
function openable(address: string): HTMLElement {
  const href = safeAddress(address);
  if (!href) return h("span");
  const link = h("a");
  setTarget(link, href);
  return link;
}
