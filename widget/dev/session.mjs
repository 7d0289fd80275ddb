// @ts-check
import { randomUUID } from "node:crypto";
import { EventEmitter } from "node:events";
import { replyTo } from "./replies.mjs";

/** @typedef {import("../src/protocol/hub").MessageEvent} MessageEvent */
/** @typedef {import("../src/protocol/hub").SessionEvent} SessionEvent */
/** @typedef {import("../src/protocol/hub").Cursor} Cursor */
/** @typedef {{ -readonly [K in keyof Omit<MessageEvent, "type">]: MessageEvent[K] } & { citations: readonly import("../src/protocol/hub").Citation[] }} Message */

const TOKEN_MS = 12;

/** A session as the platform keeps it: replies are written whether or not anybody watches. */
export class Session extends EventEmitter {
  id = randomUUID();
  /** @type {Message[]} */
  messages = [];
  /** @type {"bot" | "waiting" | "agent"} */
  answerer = "bot";

  /** @param {{ client_message_id: string, text: string }} message */
  send({ client_message_id, text }) {
    const known = this.messages.find((message) => message.client_message_id === client_message_id);
    if (known) return { message_id: known.message_id, reply_id: `r-${known.message_id}` };
    if (text.includes("refuse")) throw new Refusal("rate_limited", "Too many messages. Please wait 20 seconds.", 20);
    const message = this.add("visitor", "complete", text, { client_message_id });
    if (this.answerer === "bot") void this.reply(message);
    return { message_id: message.message_id, reply_id: `r-${message.message_id}` };
  }

  /** @param {string} message_id */
  stop(message_id) {
    const message = this.messages.find((candidate) => candidate.message_id === message_id);
    if (message?.status === "streaming") message.status = "stopped";
    this.emit("change");
  }

  /** @param {string} message_id @param {"up" | "down"} rating */
  rate(message_id, rating) {
    const message = this.messages.find((candidate) => candidate.message_id === message_id);
    if (message) message.rating = rating;
  }

  requestHuman() {
    this.answerer = "waiting";
    this.add("system", "complete", "You asked for a person. We usually answer within a few minutes.");
    setTimeout(() => {
      this.answerer = "agent";
      this.add("agent", "complete", "Hello, this is Anna. How can I help?", { author: "Anna" });
    }, 1_500);
  }

  /**
   * @param {Cursor | null} cursor
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<SessionEvent>}
   */
  async *watch(cursor, signal) {
    let at = Math.max(
      0,
      this.messages.findIndex((message) => message.message_id === cursor?.message_id),
    );
    let offset = cursor ? cursor.offset : -1;
    let answerer = "";
    signal.addEventListener("abort", () => this.emit("change"), { once: true });
    while (!signal.aborted) {
      const changed = new Promise((resolve) => this.once("change", () => resolve(undefined)));
      for (; at < this.messages.length; at++, offset = -1) {
        const { citations, ...message } = /** @type {Message} */ (this.messages[at]);
        const { message_id, text, revision, status } = message;
        if (offset < 0) yield { type: "message", ...message };
        else if (text.length > offset) yield { type: "delta", message_id, offset, text: text.slice(offset), revision };
        offset = text.length;
        if (status === "streaming") break;
        if (citations.length) yield { type: "citations", message_id, citations };
        yield { type: "completed", message_id, status };
      }
      if (answerer !== this.answerer) {
        answerer = this.answerer;
        yield {
          type: "state",
          answerer: this.answerer,
          agent_name: answerer === "agent" ? "Anna" : null,
          typing: false,
        };
      }
      await changed;
    }
  }

  /** @param {Message} question */
  async reply(question) {
    await pause(500);
    const { status = "complete", text, citations = [] } = replyTo(question.text);
    const reply = this.add("bot", "streaming", "", {
      reply_to: question.message_id,
      message_id: `r-${question.message_id}`,
    });
    for (const token of text.match(/\s*\S{1,6}/g) ?? []) {
      await pause(TOKEN_MS);
      if (reply.status !== "streaming") return;
      reply.text += token;
      this.emit("change");
    }
    reply.citations = citations;
    reply.status = status;
    this.emit("change");
  }

  /**
   * @param {Message["role"]} role
   * @param {Message["status"]} status
   * @param {string} text
   * @param {Partial<Message>} more
   */
  add(role, status, text, more = {}) {
    const message = {
      message_id: randomUUID(),
      role,
      status,
      text,
      revision: 0,
      created_at: new Date().toISOString(),
      citations: [],
      ...more,
    };
    this.messages.push(message);
    this.emit("change");
    return message;
  }
}

export class Refusal extends Error {
  /** @param {string} code @param {string} message @param {number} retryAfter */
  constructor(code, message, retryAfter) {
    super(JSON.stringify({ code, message, retry_after: retryAfter }));
  }
}

/** @param {number} duration */
function pause(duration) {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
