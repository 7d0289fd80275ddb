import type { Inline } from "./ast";
import { BARE_ADDRESS, safeAddress, trimAddress } from "./address";

const MAX_LABEL = 400;
const MAX_ADDRESS = 2_000;
const MAX_OPEN = 16;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
const BARE = new RegExp(BARE_ADDRESS, "y");
const ANGLE_ADDRESS = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000}|[^\s<>@]{1,64}@[^\s<>@]{1,99}\.[^\s<>@]{1,99})>/y;
const LINK_TARGET = /\(\s*<?((?:[^\s<>()]|\([^\s<>()]*\))*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/y;
const CITATION = /\[(\d{1,3})(?:\s*,\s*\d{1,3}){0,9}\]/y;
const ENTITY = /&(amp|lt|gt|quot|#39|nbsp);/y;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
};

export interface InlineContext {
  /** The text goes on: what is open at its end is drawn as if it were closed, and half a mark is not drawn yet. */
  readonly streaming: boolean;
  /** Whether the reply has, or may still name, a source of this number. */
  readonly isCitation: (index: number) => boolean;
}

/** An emphasis mark that may still find its partner: `output[at]` holds it as text. */
interface Opener {
  readonly mark: string;
  readonly at: number;
  count: number;
}

/** Marks up the inside of a block. One pass, with bounded look-ahead, so no text can make it slow. */
export function parseInline(text: string, context: InlineContext): Inline[] {
  return new InlineParser(text, context).parse();
}

class InlineParser {
  private readonly output: Inline[] = [];
  private openers: Opener[] = [];
  private readonly unclosedTicks = new Set<number>();
  private at = 0;
  private plain = "";

  constructor(
    private readonly text: string,
    private readonly context: InlineContext,
    private readonly insideLink = false,
  ) {}

  parse(): Inline[] {
    while (this.at < this.text.length) this.step(this.text[this.at]!);
    this.flush();
    if (this.context.streaming) this.closeAll();
    return this.output;
  }

  private step(char: string): void {
    switch (char) {
      case "\\":
        return this.escape();
      case "`":
        return this.code();
      case "*":
      case "_":
        return this.emphasis(char);
      case "[":
        return this.bracket();
      case "!":
        return this.image();
      case "<":
        return this.angle();
      case "h":
        return this.bareAddress();
      case "&":
        return this.entity();
      case "\n":
        return this.emit({ kind: "break" }, 1);
      default:
        return this.literal(1);
    }
  }

  private literal(length: number): void {
    this.plain += this.text.slice(this.at, this.at + length);
    this.at += length;
  }

  private flush(): void {
    if (this.plain) this.output.push(this.plain);
    this.plain = "";
  }

  private emit(node: Inline, length: number): void {
    this.flush();
    this.output.push(node);
    this.at += length;
  }

  private match(pattern: RegExp, at = this.at): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  private escape(): void {
    const next = this.text[this.at + 1];
    if (next === "\n") return this.emit({ kind: "break" }, 2);
    if (next && PUNCTUATION.test(next)) this.at++;
    this.literal(1);
  }

  private entity(): void {
    const match = this.match(ENTITY);
    if (!match) return this.literal(1);
    this.plain += ENTITIES[match[1]!]!;
    this.at += match[0].length;
  }

  private code(): void {
    const run = this.run("`");
    const close = this.unclosedTicks.has(run) ? -1 : this.findTicks(run);
    if (close >= 0) {
      const inside = this.text.slice(this.at + run, close).replace(/\n/g, " ");
      const padded = /^ .*\S.* $/.test(inside);
      return this.emit({ kind: "code", text: padded ? inside.slice(1, -1) : inside }, close + run - this.at);
    }
    this.unclosedTicks.add(run);
    if (!this.context.streaming) return this.literal(run);
    const rest = this.text.slice(this.at + run).replace(/`+$/, "");
    if (rest) this.emit({ kind: "code", text: rest }, 0);
    this.at = this.text.length;
  }

  private findTicks(length: number): number {
    let at = this.at + length;
    while ((at = this.text.indexOf("`", at)) >= 0) {
      let end = at;
      while (this.text[end] === "`") end++;
      if (end - at === length) return at;
      at = end;
    }
    return -1;
  }

  private run(char: string): number {
    let end = this.at;
    while (this.text[end] === char) end++;
    return end - this.at;
  }

  private emphasis(mark: string): void {
    let count = this.run(mark);
    const before = this.text[this.at - 1] ?? " ";
    const after = this.text[this.at + count] ?? " ";
    const insideWord = mark === "_" && WORD.test(before) && WORD.test(after);
    const closes = !SPACE.test(before) && !insideWord;
    const opens = !SPACE.test(after) && !insideWord;
    this.flush();
    this.at += count;
    if (closes) count = this.close(mark, count);
    if (!count) return;
    if (opens && this.openers.length < MAX_OPEN) this.openers.push({ mark, count, at: this.output.length });
    const pending = this.context.streaming && this.at === this.text.length;
    this.output.push(pending ? "" : mark.repeat(count));
  }

  /** Pairs up to `count` marks with earlier ones; returns how many are left over. */
  private close(mark: string, count: number): number {
    while (count) {
      const index = this.openers.findLastIndex((opener) => opener.mark === mark);
      const opener = this.openers[index];
      if (!opener) return count;
      this.openers.length = index + 1;
      const used = Math.min(2, count, opener.count);
      this.wrap(opener, used);
      count -= used;
      if (!opener.count) this.openers.pop();
    }
    return 0;
  }

  private wrap(opener: Opener, used: number): void {
    const children = this.output.splice(opener.at + 1);
    opener.count -= used;
    this.output[opener.at] = opener.mark.repeat(opener.count);
    this.output.push(children.length ? { kind: used === 2 ? "strong" : "em", children } : opener.mark.repeat(used * 2));
  }

  private closeAll(): void {
    while (this.openers.length) {
      const opener = this.openers[this.openers.length - 1]!;
      if (this.output.length - 1 === opener.at) this.output[opener.at] = "";
      else while (opener.count) this.wrap(opener, Math.min(2, opener.count));
      this.openers.pop();
    }
  }

  private bracket(): void {
    if (!this.insideLink && this.citation()) return;
    const end = this.insideLink ? -1 : this.findBracket();
    if (end < 0) {
      if (this.context.streaming && !this.insideLink && this.text.length - this.at <= MAX_LABEL) this.at++;
      else this.literal(1);
      return;
    }
    const label = this.text.slice(this.at + 1, end);
    const target = this.match(LINK_TARGET, end + 1);
    if (target && target[1]!.length <= MAX_ADDRESS)
      return this.link(label, target[1]!, target.index + target[0].length);
    if (this.context.streaming && this.isHalfTarget(end + 1)) return this.link(label, "", this.text.length);
    this.literal(1);
  }

  private isHalfTarget(at: number): boolean {
    return this.text.length - at <= MAX_ADDRESS && /^(\([^\s)]*)?$/.test(this.text.slice(at));
  }

  /** `[1]` or `[1, 2]`. */
  private citation(): boolean {
    const match = this.match(CITATION);
    if (!match || this.text[this.at + match[0].length] === "(") return this.halfCitation();
    const indexes = match[0].match(/\d+/g)!.map(Number);
    if (!indexes.every(this.context.isCitation)) return false;
    for (const index of indexes) this.emit({ kind: "cite", index }, 0);
    this.at += match[0].length;
    return true;
  }

  private halfCitation(): boolean {
    if (!this.context.streaming || !/^\[[\d,\s]*$/.test(this.text.slice(this.at, this.at + 40))) return false;
    if (this.text.length - this.at > 40) return false;
    this.at = this.text.length;
    return true;
  }

  private findBracket(): number {
    let depth = 0;
    const limit = Math.min(this.text.length, this.at + MAX_LABEL);
    for (let at = this.at; at < limit; at++) {
      const char = this.text[at];
      if (char === "\\") at++;
      else if (char === "[") depth++;
      else if (char === "]" && --depth === 0) return at;
    }
    return -1;
  }

  private link(label: string, address: string, end: number): void {
    const href = safeAddress(address);
    const children = new InlineParser(label, { ...this.context, streaming: false }, true).parse();
    this.flush();
    if (href) this.output.push({ kind: "link", href, children });
    else this.output.push(...children);
    this.at = end;
  }

  /** An image is its description in words: drawing a reply asks nothing of any server. */
  private image(): void {
    if (this.text[this.at + 1] !== "[") return this.literal(1);
    this.at++;
    const end = this.findBracket();
    const target = end < 0 ? null : this.match(LINK_TARGET, end + 1);
    if (!target) {
      this.at--;
      return this.literal(1);
    }
    this.plain += this.text.slice(this.at + 1, end) || target[1]!;
    this.at = target.index + target[0].length;
  }

  private angle(): void {
    const match = this.insideLink ? null : this.match(ANGLE_ADDRESS);
    const address = match?.[1];
    const href = address && safeAddress(/^(https?|mailto):/.test(address) ? address : `mailto:${address}`);
    if (!href) return this.literal(1);
    this.emit({ kind: "link", href, children: [address] }, match![0].length);
  }

  private bareAddress(): void {
    const before = this.text[this.at - 1];
    const match = this.insideLink || (before && WORD.test(before)) ? null : this.match(BARE);
    const address = match && trimAddress(match[0]);
    const href = address && safeAddress(address);
    if (!href) return this.literal(1);
    this.emit({ kind: "link", href, children: [address] }, address.length);
  }
}
