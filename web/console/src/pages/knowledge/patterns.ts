/** The patterns of a text that has one a line; empty lines are none. */
export const patternsOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
