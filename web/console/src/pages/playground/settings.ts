import type { Trial } from "./ask";

/** What is set of a trial; "" and none: the bot's own. */
export interface Settings {
  instructions: string;
  model: string;
  temperature: number | "";
  sources: string[];
  k: number | "";
}

export const botsOwn: Settings = { instructions: "", model: "", temperature: "", sources: [], k: "" };

/** Only what differs from the bot is sent. */
export const trialOf = ({ instructions, model, temperature, sources, k }: Settings): Trial => ({
  ...(instructions.trim() === "" ? {} : { instructions }),
  ...(model.trim() === "" ? {} : { model: model.trim() }),
  ...(temperature === "" ? {} : { temperature }),
  ...(sources.length === 0 ? {} : { sources }),
  ...(k === "" ? {} : { k }),
});

const names: Record<keyof Settings, string> = { instructions: "instructions", model: "model", temperature: "temperature", sources: "sources", k: "passages" };

/** The names of what is set otherwise than the bot has it. */
export const changedIn = (settings: Settings): readonly string[] =>
  (Object.keys(names) as (keyof Settings)[]).filter((key) => JSON.stringify(settings[key]) !== JSON.stringify(botsOwn[key])).map((key) => names[key]);
