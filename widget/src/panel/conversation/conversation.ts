import type { Rating, SessionEvent } from "../../protocol/hub";
import type { Dial, Hub, Subscription } from "../hub/hub";
import { Line } from "../hub/line";
import { Refused } from "../hub/refused";
import { Outbox, type Pending } from "./outbox";
import { apply, cursorOf, EMPTY, find, GAP, isFinal, type Message, rate, type Transcript } from "./transcript";
import { Typing } from "./typing";

/** A watch that keeps failing is not repaired by watching again: after so many, a new connection is tried. */
const MAX_REWATCHES = 3;
const LASTING_WATCH_MS = 5_000;
/** What comes so soon after the first event is history; what comes later is news. */
const HISTORY_MS = 1_000;

/** The visit is over: only the page can say, by asking for another, whether there will be one. */
const ENDED = new Set(["unauthorized", "tenant_suspended", "endpoint_disabled", "origin_not_allowed"]);

type Wish = (hub: Hub) => Promise<void>;

export interface ConversationEvents {
  changed(): void;
  /** A reply or an agent's message was written to its end while this panel watched. */
  finished(message: Message): void;
  /** The token was rejected; a new one must be had before dialling again. */
  rejected(): void;
}

/** The conversation as this panel knows it, and what a visitor can do in it. */
export class Conversation {
  transcript: Transcript = EMPTY;
  /** Whether to tell the visitor that there is no connection. */
  troubled = false;
  /** Whether the first events have come: before that an empty transcript means nothing. */
  loaded = false;
  /** The platform's last complaint, for the visitor to read; "" when there is none. */
  notice = "";

  /** Told of what the visitor writes while a person is to read it; the bot does not look. */
  readonly typing = new Typing((typing) => this.sayTyping(typing));

  private readonly outbox: Outbox;
  private readonly line: Line;
  private hub: Hub | undefined;
  private subscription: Subscription | undefined;
  /** What could not be asked for want of a connection; each is safe to ask twice. */
  private wishes: Wish[] = [];
  /** The reply that the last receipt promised. */
  private awaited: string | undefined;
  private rewatches = 0;
  private watchedSince = 0;
  private historyUntil = Infinity;

  constructor(
    dial: Dial,
    private readonly events: ConversationEvents,
    newId: () => string,
  ) {
    this.outbox = new Outbox(() => this.events.changed(), newId);
    this.line = new Line(dial, {
      connected: (hub) => this.connected(hub),
      disconnected: () => this.disconnected(),
      failed: (problem) => this.heed(problem),
      troubled: (is) => {
        this.troubled = is;
        this.events.changed();
      },
    });
  }

  get pending(): readonly Pending[] {
    return this.outbox.pending;
  }

  /** The reply that Stop would stop: the one being written, else the one that was promised. */
  get replyInFlight(): string | undefined {
    const { messages, answerer } = this.transcript;
    const streaming = messages.find((message) => message.role === "bot" && !isFinal(message));
    if (streaming || answerer !== "bot") return streaming?.id;
    return this.awaited && find(this.transcript, this.awaited) ? undefined : this.awaited;
  }

  /** Whether the visitor waits for the bot's first words. */
  get thinking(): boolean {
    const last = this.transcript.messages.at(-1);
    if (this.transcript.answerer !== "bot") return false;
    if (this.pending.some(({ state }) => state !== "failed")) return true;
    return last?.role === "visitor" || (last?.role === "bot" && !isFinal(last) && !last.text);
  }

  /** Nothing is under way and nobody is about to write. */
  get quiet(): boolean {
    return this.transcript.answerer === "bot" && !this.thinking && !this.replyInFlight;
  }

  open(): void {
    this.line.open();
  }

  close(): void {
    this.line.close();
  }

  wake(): void {
    this.line.wake();
  }

  redial(): void {
    this.line.redial();
  }

  /** Another session: what was said belongs to the old one. */
  restart(): void {
    this.subscription?.dispose();
    this.disconnected();
    this.forget();
    this.wishes = [];
    this.outbox.clear();
    this.line.redial();
  }

  say(text: string): void {
    const trimmed = text.trim();
    if (!trimmed) return;
    this.notice = "";
    this.typing.stopped();
    this.outbox.add(trimmed, new Date());
  }

  retry(id: string): void {
    this.outbox.retry(id);
  }

  async stop(): Promise<void> {
    const id = this.replyInFlight;
    if (id) await this.ask((hub) => hub.stop(id));
  }

  async rate(id: string, rating: Rating, comment: string | null): Promise<void> {
    this.transcript = rate(this.transcript, id, rating);
    this.events.changed();
    await this.ask((hub) => hub.rate(id, rating, comment));
  }

  async requestHuman(): Promise<void> {
    await this.ask((hub) => hub.requestHuman());
  }

  complain(sentence: string): void {
    this.notice = sentence;
    this.events.changed();
  }

  dismiss(): void {
    this.complain("");
  }

  private sayTyping(typing: boolean): void {
    // Out of date by the time there is a connection again, and no harm when it is lost.
    if (this.transcript.answerer !== "bot") this.hub?.typing(typing).catch(() => {});
  }

  private async ask(wish: Wish): Promise<void> {
    if (!this.hub) return void this.wishes.push(wish);
    try {
      await wish(this.hub);
    } catch (problem) {
      if (!(problem instanceof Refused)) this.wishes.push(wish);
      // A reply can end, or not have begun, while the visitor presses Stop.
      else if (problem.code !== "message_not_found") this.complain(problem.message);
    }
  }

  private connected(hub: Hub): void {
    this.hub = hub;
    this.rewatches = 0;
    this.watch(hub);
    for (const wish of this.wishes.splice(0)) void this.ask(wish);
    this.outbox.connected(async (message) => {
      const receipt = await hub.send(message);
      this.awaited = receipt.reply_id ?? undefined;
      return receipt;
    });
  }

  private disconnected(): void {
    this.hub = undefined;
    this.subscription = undefined;
    this.outbox.disconnected();
  }

  private heed(problem: unknown): void {
    if (!(problem instanceof Refused)) return;
    if (ENDED.has(problem.code)) this.events.rejected();
    // The platform no longer knows what the cursor names.
    if (problem.code.endsWith("_not_found")) this.forget();
  }

  private forget(): void {
    this.transcript = EMPTY;
    this.awaited = undefined;
    this.loaded = false;
    this.historyUntil = Infinity;
  }

  /** Goes on where the transcript ends. Events of an earlier watch no longer count. */
  private watch(hub: Hub): void {
    this.subscription?.dispose();
    this.watchedSince = performance.now();
    let current = true;
    const subscription = hub.watch(cursorOf(this.transcript), {
      next: (event) => {
        if (current && !this.take(event)) this.watchAgain(hub);
      },
      end: (problem) => {
        if (!current || this.hub !== hub) return;
        this.heed(problem);
        this.watchAgain(hub);
      },
    });
    this.subscription = {
      dispose() {
        current = false;
        subscription.dispose();
      },
    };
  }

  private watchAgain(hub: Hub): void {
    if (performance.now() - this.watchedSince > LASTING_WATCH_MS) this.rewatches = 0;
    if (++this.rewatches > MAX_REWATCHES) hub.close();
    else this.watch(hub);
  }

  /** Returns false when the event does not continue what is known. */
  private take(event: SessionEvent): boolean {
    const before = this.transcript;
    const after = apply(before, event);
    if (after === GAP) return false;
    if (!this.loaded) this.historyUntil = performance.now() + HISTORY_MS;
    this.loaded = true;
    this.transcript = after;
    if (event.type === "error") this.notice = event.message;
    this.outbox.settle(({ id, messageId }) =>
      after.messages.some((message) => message.clientMessageId === id || message.id === messageId),
    );
    if ("message_id" in event) this.report(find(before, event.message_id), find(after, event.message_id));
    this.events.changed();
    return true;
  }

  private report(before: Message | undefined, after: Message | undefined): void {
    if (!after || !isFinal(after) || (after.role !== "bot" && after.role !== "agent")) return;
    const news = before ? !isFinal(before) : performance.now() > this.historyUntil;
    if (news) this.events.finished(after);
  }
}
