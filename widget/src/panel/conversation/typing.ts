/** How often it is said again that the visitor writes; the platform forgets it after six seconds. */
const RENEWAL_MS = 3_000;

/** Says that the visitor writes, and when that is over: not for every key, but as often as it must be said to be believed. */
export class Typing {
  private saidAt = -Infinity;

  constructor(private readonly say: (typing: boolean) => void) {}

  /** The visitor has written or deleted something. */
  wrote(text: string): void {
    if (!text.trim()) return this.stopped();
    const now = performance.now();
    if (now - this.saidAt < RENEWAL_MS) return;
    this.saidAt = now;
    this.say(true);
  }

  /** What was written is sent or gone. */
  stopped(): void {
    if (this.saidAt === -Infinity) return;
    this.saidAt = -Infinity;
    this.say(false);
  }
}
