import type { Bot } from "@/pages/bots/queries";
import type { Origin } from "@/pages/settings/origins/origins";

export type StepId = "website" | "proof" | "reading" | "question" | "look" | "script";

/** What the platform knows of a tenant that is on its way. */
export interface Known {
  readonly origins: readonly Origin[];
  /** The one that visitors get. */
  readonly bot: Bot | undefined;
  /** Passages that are indexed. */
  readonly chunks: number;
  /** Whether something is being read now. */
  readonly reading: boolean;
  /** Questions answered this month, tried ones included. */
  readonly questions: number;
}

export interface Step {
  readonly id: StepId;
  readonly done: boolean;
}

/** How a bot looks and greets that nobody has changed. */
const firstLook = { accent: "#2f5bea", position: "bottom-right", greeting: "Hello! Ask me anything about this site." };

/** The website that the path is about: where the widget was seen, else the first. */
export const siteOf = (origins: readonly Origin[]): Origin | undefined => origins.find(({ widget_seen_at }) => widget_seen_at) ?? origins[0];

/** Whether nothing needs to be proved, since the platform's operator vouches for the website. */
export const isVouched = (origin: Origin): boolean => origin.state === "verified" && !origin.proof;

const isChanged = ({ theme, greeting }: Bot): boolean =>
  theme.accent.toLowerCase() !== firstLook.accent || theme.position !== firstLook.position || greeting !== firstLook.greeting;

/** Each step, and whether it is done. Only what is stored says so: whoever comes back goes on where they were. */
export function stepsOf({ origins, bot, chunks, reading, questions }: Known): readonly Step[] {
  const site = siteOf(origins);
  const seen = origins.some(({ widget_seen_at }) => widget_seen_at);
  return [
    { id: "website", done: site !== undefined },
    { id: "proof", done: site?.state === "verified" },
    { id: "reading", done: chunks > 0 && !reading },
    { id: "question", done: questions > 0 },
    // Whoever has put the widget on the site likes what it looks like.
    { id: "look", done: seen || (bot !== undefined && isChanged(bot)) },
    { id: "script", done: seen },
  ];
}

/** Where to go on: the first step after this one, or of all, that is not done; the last where all are. */
export function nextStep(steps: readonly Step[], after?: StepId): StepId {
  const rest = steps.slice(steps.findIndex(({ id }) => id === after) + 1);
  return (rest.find(({ done }) => !done) ?? steps.find(({ done, id }) => !done && id !== after) ?? steps.at(-1))?.id ?? "website";
}
