import { useEffect } from "react";

/** The window's title says how many wait, to be seen from another tab. */
export function useWaitingTitle(title: string, waiting: number): void {
  useEffect(() => {
    if (waiting === 0) return;
    const plain = document.title;
    document.title = `(${waiting}) ${title} · ChatPlatform`;
    return () => {
      document.title = plain;
    };
  }, [title, waiting]);
}
