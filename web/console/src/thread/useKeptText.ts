import { useState } from "react";
import { useMe } from "@/access/useAccess";

/** What is half written, by its writer and place. */
const texts = new Map<string, string>();

/** A text that is there again when its writer comes back to the place, and nobody else's. */
export function useKeptText(...place: readonly string[]): [text: string, write: (text: string) => void] {
  const { user } = useMe();
  const key = JSON.stringify([user.id, ...place]);
  const [text, setText] = useState(() => texts.get(key) ?? "");
  const write = (next: string): void => {
    setText(next);
    if (next === "") texts.delete(key);
    else texts.set(key, next);
  };
  return [text, write];
}
