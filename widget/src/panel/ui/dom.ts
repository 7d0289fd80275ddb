export interface Attributes {
  readonly class?: string;
  readonly testid?: string;
  readonly [attribute: string]: string | undefined;
}

/** An element with attributes and children; text becomes text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  { testid, ...attributes }: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(attribute, value);
  }
  if (testid) element.dataset.testid = testid;
  element.append(...children);
  return element;
}

export function button(label: string, attributes: Attributes, pressed: () => void, ...children: (Node | string)[]) {
  const element = h("button", { type: "button", ...attributes }, ...children);
  // An icon alone needs a name and a hint; words name themselves.
  if (!element.textContent) {
    element.setAttribute("aria-label", label);
    element.title = label;
  }
  element.onclick = pressed;
  return element;
}

/** Sets what differs, so that a live region or a transition is not started for nothing. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
