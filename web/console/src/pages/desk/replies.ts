import { Outbox, type Pending, type Send } from "@widget/panel/conversation/outbox";
import { backoff } from "@widget/panel/hub/backoff";
import { Refused } from "@widget/panel/hub/refused";
import { newId } from "@widget/panel/id";
import { Problem } from "@/api/problem";

export interface RepliesOptions {
  /** Asks the platform to store a reply; the same one again is safe. Rejects with a {@link Problem}. */
  post: Send;
  /** Calls back when there is reason to believe that the platform can be reached; returns how to stop it. */
  whenReachable?: (callback: () => void) => () => void;
  /** Milliseconds before the attempt (from 0) after a failure. */
  pause?: (attempt: number) => number;
}

/** An agent's replies in one conversation on their way: in order, again after a break, never twice. */
export class Replies {
  private readonly listeners = new Set<() => void>();
  private readonly outbox = new Outbox(() => this.listeners.forEach((listener) => listener()), newId);
  private failures = 0;

  constructor(private readonly options: RepliesOptions) {
    options.whenReachable?.(() => this.flush());
    this.flush();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly pending = (): readonly Pending[] => this.outbox.pending;

  say(text: string): void {
    this.outbox.add(text, new Date());
  }

  retry(id: string): void {
    this.outbox.retry(id);
  }

  /** Lets go of one that the platform did not take. */
  discard(id: string): void {
    this.outbox.settle((entry) => entry.id === id && entry.state === "failed");
  }

  /** Lets go of what the conversation now holds. */
  settle(isKnown: (entry: Pending) => boolean): void {
    this.outbox.settle(isKnown);
  }

  private flush(): void {
    this.outbox.connected(this.deliver);
  }

  private readonly deliver: Send = async (message) => {
    try {
      const receipt = await this.options.post(message);
      this.failures = 0;
      return receipt;
    } catch (failure) {
      const problem = Problem.from(failure);
      if (isRefusal(problem)) throw new Refused(problem.code, problem.message);
      const pause = this.options.pause ?? backoff;
      setTimeout(() => this.flush(), pause(this.failures++));
      throw problem;
    }
  };
}

/** The platform's own no; anything else may pass. */
const isRefusal = ({ status }: Problem): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;
