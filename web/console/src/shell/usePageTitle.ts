import { useMatches } from "@tanstack/react-router";
import { useEffect } from "react";

/** The title of the page that is open, which the window takes too. */
export function usePageTitle(): string {
  const title = useMatches().at(-1)?.staticData.title ?? "ChatPlatform";
  useEffect(() => {
    document.title = title === "ChatPlatform" ? title : `${title} · ChatPlatform`;
  }, [title]);
  return title;
}
