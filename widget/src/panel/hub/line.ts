import { backoff } from "./backoff";
import type { Dial, Hub } from "./hub";

const STABLE_MS = 5_000;
const QUIET_MS = 1_000;

export interface LineEvents {
  connected(hub: Hub): void;
  disconnected(): void;
  /** Dialling failed; the line tries again by itself. */
  failed(problem: unknown): void;
  /** Whether the visitor should be told that there is no connection: not for a short blink. */
  troubled(is: boolean): void;
}

/** Keeps a connection for as long as it is wanted. */
export class Line {
  private wanted = false;
  private running = false;
  private hub: Hub | undefined;
  private hurry: (() => void) | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly dial: Dial,
    private readonly events: LineEvents,
  ) {}

  open(): void {
    this.wanted = true;
    this.hurry?.();
    if (!this.running) void this.run();
  }

  close(): void {
    this.wanted = false;
    this.hub?.close();
    this.hurry?.();
  }

  /** There is reason to believe that dialling works now. */
  wake(): void {
    this.hurry?.();
  }

  /** Gives up this connection, which may be dead without knowing it, for a new one. */
  redial(): void {
    this.hub?.close();
    this.hurry?.();
  }

  private async run(): Promise<void> {
    this.running = true;
    this.worry();
    for (let attempt = 0; this.wanted; attempt++) {
      const hub = await this.dial().catch((problem: unknown) => {
        this.events.failed(problem);
        return undefined;
      });
      if (hub && (await this.use(hub))) attempt = 0;
      if (this.wanted) await this.pause(backoff(attempt));
    }
    this.settle();
    this.running = false;
  }

  /** Resolves when the connection has ended; true when it had lasted. */
  private async use(hub: Hub): Promise<boolean> {
    if (!this.wanted) {
      hub.close();
      return true;
    }
    const start = performance.now();
    this.hub = hub;
    this.settle();
    this.events.connected(hub);
    await hub.ended;
    this.hub = undefined;
    this.worry();
    this.events.disconnected();
    return performance.now() - start > STABLE_MS;
  }

  private worry(): void {
    this.quiet ??= setTimeout(() => this.events.troubled(true), QUIET_MS);
  }

  private settle(): void {
    clearTimeout(this.quiet);
    this.quiet = undefined;
    this.events.troubled(false);
  }

  private pause(duration: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, duration);
      this.hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    }).then(() => {
      this.hurry = undefined;
    });
  }
}
