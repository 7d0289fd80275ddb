// @ts-check
import { createServer } from "node:http";

/**
 * A customer's page, with a Content-Security-Policy as strict as the widget promises to live with.
 * @param {{ port: number, platform: string, attributes?: string, strict?: boolean }} options `attributes` of the script tag
 */
export async function startHost({ port, platform, attributes = 'data-tenant-id="demo"', strict = true }) {
  const policy = `default-src 'none'; script-src ${platform}; style-src 'none'; connect-src ${platform}; frame-src ${platform}; img-src data:; require-trusted-types-for 'script'`;
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    if (strict) response.setHeader("content-security-policy", policy);
    response.end(page(platform, attributes));
  });
  await new Promise((resolve) => server.listen(port, () => resolve(undefined)));
  return { origin: `http://localhost:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** @param {string} platform @param {string} attributes */
function page(platform, attributes) {
  const paragraphs = Array.from(
    { length: 12 },
    () => "<p>Small-batch roasts and grinders that last. Built in our own workshop, repaired there too.</p>",
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Fairwind Coffee</title>
    <link rel="icon" href="data:,">
    <script src="${platform}/widget.js" ${attributes} defer></script>
  </head>
  <body>
    <h1>Fairwind Coffee</h1>
    <a href="#top">A link</a>
    ${paragraphs.join("\n    ")}
  </body>
</html>
`;
}
