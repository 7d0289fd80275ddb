const IDLE_MS = 60_000;

/** A closed panel that waits for nobody gives its connection back after a minute; opening it connects again. */
export class Idle {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly rest: () => void) {}

  consider(quiet: boolean): void {
    if (!quiet) this.cancel();
    else this.timer ??= setTimeout(this.rest, IDLE_MS);
  }

  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
