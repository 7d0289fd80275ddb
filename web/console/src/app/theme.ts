import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The platform's green, from lightest to darkest; white text stands out from 6 and 7, which fill in dark and light mode, at 5:1 and 8:1. */
const brand: MantineColorsTuple = [
  "#eaf7f3", "#d6ebe4", "#acd7c9", "#7fc2ac", "#5ab094", "#42a585", "#2a7d63", "#17594a", "#114a3d", "#083a2f",
];

/** Mantine's red, darker from 6 on, so that white text stands out from it, too. */
const red: MantineColorsTuple = [
  "#fff5f5", "#ffe3e3", "#ffc9c9", "#ffa8a8", "#ff8787", "#ff6b6b", "#d83030", "#c92a2a", "#b02525", "#921f1f",
];

/** Mantine's other signal colours, with a darkest shade that is legible as a title on their lightest. */
const teal: MantineColorsTuple = [
  "#e6fcf5", "#c3fae8", "#96f2d7", "#63e6be", "#38d9a9", "#20c997", "#12b886", "#0ca678", "#099268", "#066649",
];
const yellow: MantineColorsTuple = [
  "#fff9db", "#fff3bf", "#ffec99", "#ffe066", "#ffd43b", "#fcc419", "#fab005", "#f59f00", "#f08c00", "#7d4a00",
];

export const theme = createTheme({
  colors: { brand, red, teal, yellow },
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
  // By name only: the components themselves come with the pages that use them.
  components: {
    // A link in a sentence is told apart by more than its colour.
    Anchor: { defaultProps: { underline: "always" } },
    // A cross says nothing to those who hear the page.
    Modal: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Drawer: { defaultProps: { closeButtonProps: { "aria-label": "Close" } } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Dismiss" } } },
    // As a header element a dialog's head would be a second banner of the page.
    ModalHeader: { defaultProps: { component: "div" } },
    DrawerHeader: { defaultProps: { component: "div" } },
    // Stays where its button is, within the page's landmarks.
    Menu: { defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } },
  },
});

/** Mantine's own grey for what matters less is too pale to be read by everybody (below 4.5:1). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#5c636a", "--mantine-color-placeholder": "#6a7178", "--mantine-color-error": "#c92a2a" },
  dark: { "--mantine-color-dimmed": "#a6adb4", "--mantine-color-placeholder": "#9aa1a8", "--mantine-color-error": "#ff8787" },
});
