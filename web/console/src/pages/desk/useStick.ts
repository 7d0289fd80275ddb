import { useLayoutEffect, useRef, type RefObject } from "react";

/** Nearer to the end than so many pixels counts as being there. */
const near = 80;

/** Keeps a scrolled box at its end while it grows, unless somebody has scrolled up to read. */
export function useStick(changes: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const wasAtEnd = element.scrollTop + element.clientHeight >= height.current - near;
    if (wasAtEnd) element.scrollTop = element.scrollHeight;
    height.current = element.scrollHeight;
  }, changes);
  return box;
}
