import { useLayoutEffect, useRef, type RefObject } from "react";

/** Nearer to the end than so many pixels counts as being there. */
const near = 80;

/** Keeps a scrolled box at its end while its content grows or it shrinks, unless somebody has scrolled up to read. */
export function useStick(changes: readonly unknown[]): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const settle = (): void => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useLayoutEffect(settle, changes);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = (): void => {
      atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - near;
    };
    const resized = new ResizeObserver(settle);
    element.addEventListener("scroll", look);
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      resized.disconnect();
    };
  }, []);
  return box;
}
