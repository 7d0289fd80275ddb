import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The platform's green, from lightest to darkest; 6 and 7 carry white text at contrasts above 5:1. */
const brand: MantineColorsTuple = [
  "#eaf7f3", "#d6ebe4", "#acd7c9", "#7fc2ac", "#5ab094", "#42a585", "#23765c", "#17594a", "#114a3d", "#083a2f",
];

export const theme = createTheme({
  colors: { brand },
  primaryColor: "brand",
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  headings: { fontWeight: "650" },
  respectReducedMotion: true,
});

/** Mantine's own grey for what matters less is too pale to be read by everybody (below 4.5:1). */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#5c636a", "--mantine-color-placeholder": "#6a7178", "--mantine-color-error": "#c92a2a" },
  dark: { "--mantine-color-dimmed": "#a6adb4", "--mantine-color-placeholder": "#9aa1a8", "--mantine-color-error": "#ff8787" },
});
