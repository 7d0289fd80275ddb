/** What somebody types as a web address: "acme.example" means https, "localhost" http. undefined when it is none. */
export function webAddress(typed: string): URL | undefined {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return undefined;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${/^localhost\b/i.test(text) ? "http" : "https"}://${text}`);
    const named = url.hostname.includes(".") || url.hostname === "localhost";
    return (url.protocol === "https:" || url.protocol === "http:") && named && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}
