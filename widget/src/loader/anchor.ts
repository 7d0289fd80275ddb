/**
 * Keeps the element in the page when a framework replaces the body (Turbo, a client-side router). It is put back in
 * the next frame, so a page that insists on removing it can never be drawn into a loop.
 */
export function anchor(element: HTMLElement, signal: AbortSignal): void {
  const attach = (): void => {
    if (signal.aborted) return;
    if (!element.isConnected) document.body.append(element);
    for (const parent of [document.documentElement, document.body]) observer.observe(parent, { childList: true });
  };
  const observer = new MutationObserver(() => element.isConnected || requestAnimationFrame(attach));
  signal.onabort = () => {
    observer.disconnect();
    element.remove();
  };
  if (document.body) attach();
  else addEventListener("DOMContentLoaded", attach);
}
