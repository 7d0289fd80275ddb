// @ts-check
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { attachHub } from "./hub.mjs";
import { Session } from "./session.mjs";

const BUILT = new URL("../../web/wwwroot/widget/", import.meta.url);
const TYPES = /** @type {Record<string, string>} */ ({
  ".js": "text/javascript",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
});

export const CONFIG = {
  title: "Fairwind Coffee",
  greeting: "Hello! What would you like to know about our grinders and coffee?",
  suggestions: ["How long does delivery take?", "Compare the three grinders", "How do I descale my machine?"],
  theme: { accent: "#2f5bea", position: "bottom-right", scheme: "auto" },
  locale: "en",
  about: "Answers come from our own pages, with their sources.",
  handover: true,
};

/**
 * Stands in for the platform while the widget is being worked on: the same routes, headers and hub, in memory.
 * @param {{ port: number, origins: string[], config?: object, tokenSeconds?: number }} options
 */
export async function startPlatform({ port, origins, config, tokenSeconds = 600 }) {
  /** @type {Map<string, Session>} */
  const sessions = new Map();
  /** @type {Map<string, { session: Session, until: number }>} */
  const tokens = new Map();
  const state = { config: { ...CONFIG, ...config }, bootstraps: 0, sessions, tokens };

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  const bootstrap = async (request, response) => {
    const { origin = "" } = request.headers;
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("access-control-allow-headers", "content-type");
    response.setHeader("access-control-max-age", "600");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    let body = "";
    for await (const chunk of request) body += chunk;
    const asked = JSON.parse(body);
    if (!origins.includes(origin)) {
      const detail = `${origin} is not an origin of this tenant.`;
      response.writeHead(403, { "content-type": "application/problem+json" });
      return void response.end(
        JSON.stringify({ title: "Origin not allowed", status: 403, code: "origin_not_allowed", detail }),
      );
    }
    state.bootstraps++;
    const session = sessions.get(asked.session) ?? new Session();
    sessions.set(session.id, session);
    const token = crypto.randomUUID();
    const until = Date.now() + tokenSeconds * 1_000;
    tokens.set(token, { session, until });
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({
        tenant_id: asked.tenant_id ?? "demo",
        bot: "main",
        config: state.config,
        token,
        expires_at: new Date(until).toISOString(),
        session_id: session.id,
        session: session.id,
      }),
    );
  };

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/api/widget/bootstrap") return bootstrap(request, response);
    if (pathname.startsWith("/hubs/")) return void response.writeHead(401).end();
    const file =
      pathname === "/widget.js" ? "widget.js" : pathname === "/embed" ? "panel.html" : pathname.replace("/widget/", "");
    try {
      const content = await readFile(new URL(`./${file}`, BUILT));
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      if (file === "panel.html") {
        response.setHeader(
          "content-security-policy",
          `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${origins.join(" ")}`,
        );
      }
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  const hub = attachHub(server, (token) => {
    const granted = tokens.get(token ?? "");
    return granted && granted.until > Date.now() ? granted.session : undefined;
  });
  await new Promise((resolve) => server.listen(port, () => resolve(undefined)));
  return {
    ...state,
    state,
    origin: `http://localhost:${port}`,
    drop: hub.drop,
    connections: hub.count,
    async stop() {
      hub.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    start: () => new Promise((resolve) => server.listen(port, () => resolve(undefined))),
  };
}
