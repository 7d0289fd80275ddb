const SVG = "http://www.w3.org/2000/svg";

/** Strokes on a 24 by 24 grid, in the colour of the text around them. */
const ICONS = {
  chat: "m4 20 1.3-4a8.2 7.8 0 1 1 3.4 2.7Z",
  close: "M6 6l12 12M18 6 6 18",
  send: "M12 19V5m-6 6 6-6 6 6",
  stop: "M7.5 7.5h9v9h-9Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8a7.5 6.5 0 0 1 15 0",
  copy: "M9 9h10v11H9ZM15 9V4H5v11h4",
  check: "m5 12.5 4.5 4.5L19 7.5",
  up: "M7 11v9H4v-9Zm0 0 4-7c1.6 0 2.4 1 2.1 2.5L12.5 10H18c1.3 0 2.1 1 1.8 2.2l-1.3 6c-.2 1-1 1.8-2 1.8H7",
  down: "M7 13V4H4v9Zm0 0 4 7c1.6 0 2.4-1 2.1-2.5L12.5 14H18c1.3 0 2.1-1 1.8-2.2l-1.3-6C18.3 4.8 17.5 4 16.5 4H7",
  arrow: "M12 5v14m-6-6 6 6 6-6",
  next: "m9 6 6 6-6 6",
  outside: "M8 6h10v10M18 6 6 18",
} as const;

export function icon(name: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}
