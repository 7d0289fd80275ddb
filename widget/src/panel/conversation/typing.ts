/** The platform forgets it after 6 s; so often it is told again while somebody goes on. */
const AGAIN_MS = 3_000;

/** Tells the other side that somebody is typing, not at every letter, and that they have stopped. */
export class Typing {
  private toldAt = -Infinity;

  constructor(
    private readonly tell: (typing: boolean) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  set(typing: boolean): void {
    if (typing ? this.now() - this.toldAt < AGAIN_MS : this.toldAt === -Infinity) return;
    this.toldAt = typing ? this.now() : -Infinity;
    this.tell(typing);
  }
}
