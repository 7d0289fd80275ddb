import type { Rating } from "../../protocol/hub";
import type { Strings } from "../strings/strings";
import { button, h } from "./dom";
import { icon } from "./icons";

export interface RatingView {
  readonly buttons: readonly HTMLElement[];
  /** Asked after "not helpful"; hidden otherwise. */
  readonly comment: HTMLElement;
  draw(rating: Rating | undefined): void;
}

export function createRating(strings: Strings, rate: (rating: Rating, comment: string | null) => void): RatingView {
  const input = h("input", {
    placeholder: strings.whatWasWrong,
    "aria-label": strings.whatWasWrong,
    maxlength: "1000",
  });
  const send = h("button", { type: "submit", class: "link" }, strings.send);
  const comment = h("form", { class: "comment" }, input, send);
  comment.hidden = true;
  comment.onsubmit = (event) => {
    event.preventDefault();
    if (input.value.trim()) rate("down", input.value.trim());
    comment.replaceChildren(h("span", { role: "status" }, strings.thanks));
  };

  const vote = (rating: Rating): void => {
    rate(rating, null);
    comment.hidden = rating === "up";
    if (rating === "down") input.focus();
  };
  const up = button(strings.helpful, { class: "quiet", testid: "chat-rate-up" }, () => vote("up"), icon("up"));
  const down = button(
    strings.notHelpful,
    { class: "quiet", testid: "chat-rate-down" },
    () => vote("down"),
    icon("down"),
  );
  return {
    buttons: [up, down],
    comment,
    draw(rating) {
      up.setAttribute("aria-pressed", `${rating === "up"}`);
      down.setAttribute("aria-pressed", `${rating === "down"}`);
    },
  };
}
