import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./app.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { queryClient } from "./queries";
import { router } from "./router";
import { theme, variables } from "./theme";

// Nothing asks for a dialog before a page is seen.
const Overlays = lazy(() => import("./Overlays"));

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Suspense><Overlays /></Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
