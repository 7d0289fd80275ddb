import type { Visit } from "../protocol/visit";

const EARLY_MS = 60_000;
const PATIENCE_MS = 10_000;

/** Holds the visit's token, and has the loader fetch another when it nears its end or was rejected. */
export class Permission {
  private token: string | undefined;
  private renewAt = 0;
  private waiting: ((token: string) => void)[] = [];

  constructor(private readonly askLoader: () => void) {}

  accept({ token, expires_at }: Visit): void {
    const now = Date.now();
    this.token = token;
    // A visitor's clock may be wrong by hours; a token that has just come is taken for fresh.
    this.renewAt = Math.max(Date.parse(expires_at) - EARLY_MS, now + EARLY_MS);
    for (const resolve of this.waiting.splice(0)) resolve(token);
  }

  reject(): void {
    this.token = undefined;
  }

  /** Rejects when the loader could not get one in time. */
  current(): Promise<string> {
    if (this.token && Date.now() < this.renewAt) return Promise.resolve(this.token);
    return new Promise((resolve, reject) => {
      if (this.waiting.push(resolve) === 1) this.askLoader();
      setTimeout(() => {
        this.waiting = this.waiting.filter((other) => other !== resolve);
        reject(new Error("The page did not renew the visit in time."));
      }, PATIENCE_MS);
    });
  }
}
