import { Anchor, createTheme, Modal, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The platform's green, from lightest to darkest; white text stands out from 6 and 7, which fill in dark and light mode, at 5:1 and 8:1. */
const brand: MantineColorsTuple = [
  "#eaf7f3", "#d6ebe4", "#acd7c9", "#7fc2ac", "#5ab094", "#42a585", "#2a7d63", "#17594a", "#114a3d", "#083a2f",
];

/** Mantine's red, darker from 6 on, so that white text stands out from it, too. */
const red: MantineColorsTuple = [
  "#fff5f5", "#ffe3e3", "#ffc9c9", "#ffa8a8", "#ff8787", "#ff6b6b", "#d83030", "#c92a2a", "#b02525", "#921f1f",
];

export const theme = createTheme({
  colors: { brand, red },
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  // Where black and white text stand out equally well (WCAG's relative luminance).
  luminanceThreshold: 0.179,
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: { fontWeight: "650" },
  respectReducedMotion: true,
  components: {
    // A link in a sentence is told apart by more than its colour.
    Anchor: Anchor.extend({ defaultProps: { underline: "always" } }),
    // Its heading is the dialog's own, not another banner of the page.
    Modal: Modal.extend({ defaultProps: { closeButtonProps: { "aria-label": "Close" }, attributes: { header: { role: "presentation" } } } }),
  },
});

/** Mantine's own grey for what matters less is too pale to be read by everybody (below 4.5:1). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#5c636a", "--mantine-color-placeholder": "#6a7178", "--mantine-color-error": "#c92a2a" },
  dark: { "--mantine-color-dimmed": "#a6adb4", "--mantine-color-placeholder": "#9aa1a8", "--mantine-color-error": "#ff8787" },
});
