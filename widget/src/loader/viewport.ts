/**
 * iOS lays its keyboard over the page without telling the frame; only the page's visual viewport knows. The frame, when
 * it fills a phone's screen, follows these two lengths, so the input stays above the keyboard.
 */
export function followViewport(root: HTMLElement, signal: AbortSignal): void {
  const viewport = window.visualViewport;
  const follow = (): void => {
    root.style.setProperty("--top", viewport!.offsetTop + "px");
    root.style.setProperty("--height", viewport!.height + "px");
  };
  for (const event of ["resize", "scroll"]) viewport?.addEventListener(event, follow, { signal });
}
