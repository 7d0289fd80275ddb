import { useEffect } from "react";

/** The window's title says how many wait, to be seen from another tab. */
export function useWaitingTitle(title: string, waiting: number): void {
  useEffect(() => {
    if (waiting === 0) return;
    const plain = document.title;
    const counted = `(${waiting}) ${title} · ChatPlatform`;
    document.title = counted;
    return () => {
      // The next page may have set its own.
      if (document.title === counted) document.title = plain;
    };
  }, [title, waiting]);
}
