import type { Citation } from "../../protocol/hub";
import { h } from "./dom";
import { siteOf } from "../markdown/address";

const GAP_PX = 8;
const LINGER_MS = 120;

export interface Tooltip {
  readonly element: HTMLElement;
  attach(mark: HTMLElement, citation: Citation): void;
  /** Returns whether there was one to hide. */
  hide(): boolean;
}

/** What a source says, shown at its mark for pointer and keyboard; on a touch screen the first tap shows it. */
export function createTooltip(): Tooltip {
  const element = h("div", { class: "tooltip", role: "tooltip", id: "source" });
  element.hidden = true;
  let owner: HTMLElement | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;

  const hide = (): boolean => {
    clearTimeout(leaving);
    owner?.removeAttribute("aria-describedby");
    owner = undefined;
    const shown = !element.hidden;
    element.hidden = true;
    return shown;
  };
  const leave = (): void => {
    leaving = setTimeout(hide, LINGER_MS);
  };
  const show = (mark: HTMLElement, { title, quote, url }: Citation): void => {
    hide();
    owner = mark;
    mark.setAttribute("aria-describedby", element.id);
    element.replaceChildren(
      h("strong", { dir: "auto" }, title),
      h("span", { class: "quote", dir: "auto" }, quote),
      h("span", { class: "site" }, siteOf(url)),
    );
    element.hidden = false;
    place(mark, element);
  };
  element.onpointerenter = () => clearTimeout(leaving);
  element.onpointerleave = leave;

  return {
    element,
    hide,
    attach(mark, citation) {
      let touched = false;
      mark.onpointerdown = ({ pointerType }) => {
        touched = pointerType === "touch" && owner !== mark;
      };
      mark.onclick = (event) => {
        if (touched) event.preventDefault();
      };
      mark.onpointerenter = mark.onfocus = () => show(mark, citation);
      mark.onpointerleave = ({ pointerType }) => pointerType !== "touch" && leave();
      mark.onblur = hide;
    },
  };
}

/** Above the mark where there is room, else below; never outside the panel. */
function place(mark: HTMLElement, element: HTMLElement): void {
  const at = mark.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const left = Math.max(GAP_PX, Math.min(at.left + at.width / 2 - offsetWidth / 2, innerWidth - offsetWidth - GAP_PX));
  const above = at.top - offsetHeight - GAP_PX;
  element.style.left = `${left}px`;
  element.style.top = `${above > GAP_PX ? above : at.bottom + GAP_PX}px`;
}
