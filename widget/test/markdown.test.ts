import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DrawContext, MarkdownView } from "../src/panel/markdown/draw";
import { plainText } from "../src/panel/markdown/plain";

const CITED = 3;

function context(streaming = false): DrawContext {
  return {
    streaming,
    isCitation: (index) => streaming || index <= CITED,
    drawCode: (text, language) => {
      const pre = document.createElement("pre");
      pre.textContent = text;
      pre.dataset.language = language;
      return pre;
    },
    drawCitation: (index) => {
      if (index > CITED) return undefined;
      const mark = document.createElement("sup");
      mark.textContent = `${index}`;
      return mark;
    },
  };
}

function draw(text: string, streaming = false): HTMLElement {
  const container = document.createElement("div");
  new MarkdownView(container).draw(text, context(streaming));
  return container;
}

function html(text: string, streaming = false): string {
  return draw(text, streaming).innerHTML.replaceAll(' dir="auto"', "");
}

describe("blocks", () => {
  test.each([
    ["one\n\ntwo", "<p>one</p><p>two</p>"],
    ["one\ntwo", "<p>one<br>two</p>"],
    ["## Title\ntext", '<p class="heading">Title</p><p>text</p>'],
    ["- a\n- b\n\n- c", "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>"],
    ["3. a\n4. b", '<ol start="3"><li><p>a</p></li><li><p>b</p></li></ol>'],
    [
      "- a\n  - b\n    - c\n- d",
      "<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li><li><p>d</p></li></ul>",
    ],
    ["1. a\n\n   more\n\nafter", "<ol><li><p>a</p><p>more</p></li></ol><p>after</p>"],
    ["> quoted\n> **text**", "<blockquote><p>quoted<br><strong>text</strong></p></blockquote>"],
    ["a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"],
    ["```js\nlet a = 1;\n\n  b\n```\nafter", '<pre data-language="js">let a = 1;\n\n  b</pre><p>after</p>'],
    ["~~~\n```\n~~~", '<pre data-language="">```</pre>'],
    ["- x\n  ```\n  code\n  ```", '<ul><li><p>x</p><pre data-language="">code</pre></li></ul>'],
  ])("%j", (text, expected) => expect(html(text)).toBe(expected));

  test("A table has a head, aligned cells, and as many cells a row as its head", () => {
    const table = draw("| a | b |\n|---|--:|\n| `x \\| y` | 1 | 2 |\n| z |").querySelector("table")!;
    const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
    expect(rows).toEqual([
      ["a", "b"],
      ["x | y", "1"],
      ["z", ""],
    ]);
    expect(table.rows[1]!.cells[1]!.className).toBe("right");
  });

  test("An open fence is code to the end", () => {
    expect(html("```py\nprint(1)", true)).toBe('<pre data-language="py">print(1)</pre>');
  });

  test("Nesting has a bottom", () => {
    expect(draw("> ".repeat(5_000) + "deep").textContent).toContain("deep");
    expect(draw("- ".repeat(5_000) + "deep").textContent).toContain("deep");
  });
});

describe("inline", () => {
  test.each([
    ["**bold** *em* _em_ __bold__", "<strong>bold</strong> <em>em</em> <em>em</em> <strong>bold</strong>"],
    ["***both***", "<em><strong>both</strong></em>"],
    ["**a *b* c**", "<strong>a <em>b</em> c</strong>"],
    ["snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"],
    ["**open", "**open"],
    ["`a * b` and ``x ` y``", "<code>a * b</code> and <code>x ` y</code>"],
    ["\\*not\\* `open", "*not* `open"],
    ["&lt;b&gt; &amp; &unknown;", "&lt;b&gt; &amp; &amp;unknown;"],
    ["a <b>bold</b> <script>alert(1)</script>", "a &lt;b&gt;bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;"],
    ["![a cat](https://evil.example/x.png)", "a cat"],
    ["[x](javascript:alert(1))", "x"],
    ["[x](data:text/html,hi) [y](/pricing)", "x y"],
    ["[1] and [2, 3]", "<sup>1</sup> and <sup>2</sup><sup>3</sup>"],
    ["array[7] and [9]", "array[7] and [9]"],
    ["`[1]`", "<code>[1]</code>"],
  ])("%j", (text, expected) => expect(html(text)).toBe(`<p>${expected}</p>`));

  test.each([
    ['[the *docs*](https://example.com/a_(b) "Title")', "https://example.com/a_(b)", "the docs"],
    ["see https://example.com/path?q=1.", "https://example.com/path?q=1", "https://example.com/path?q=1"],
    ["(https://example.com)", "https://example.com/", "https://example.com"],
    ["<https://example.com/x>", "https://example.com/x", "https://example.com/x"],
    ["<help@example.com>", "mailto:help@example.com", "help@example.com"],
    ["[mail](mailto:a@b.c)", "mailto:a@b.c", "mail"],
  ])("The link in %j", (text, address, words) => {
    const links = draw(text).querySelectorAll("a");
    expect(links).toHaveLength(1);
    expect(links[0]!.getAttribute("href")).toBe(address);
    expect(links[0]!.textContent).toBe(words);
  });
});

describe("while it streams", () => {
  test.each([
    ["a **bol", "<p>a <strong>bol</strong></p>"],
    ["a **", "<p>a </p>"],
    ["a `cod", "<p>a <code>cod</code></p>"],
    ["a [lin", "<p>a lin</p>"],
    ["a [link](https://exam", "<p>a link</p>"],
    ["a [1", "<p>a </p>"],
    ["a [8]", '<p>a <sup class="cite">8</sup></p>'],
  ])("%j shows no half marks", (text, expected) => expect(html(text, true)).toBe(expected));

  test("A source that was never named is plain text in the end", () => {
    const container = document.createElement("div");
    const view = new MarkdownView(container);
    view.draw("a [8]\n\nb", context(true), "streaming");
    expect(container.querySelector("sup")).not.toBeNull();
    view.draw("a [8]\n\nb", context(false), "done");
    expect(container.textContent).toBe("a [8]b");
  });

  test("What is already read keeps its nodes", () => {
    const container = document.createElement("div");
    const view = new MarkdownView(container);
    view.draw("first\n\nsec", context(true));
    const first = container.firstChild;
    view.draw("first\n\nsecond **b", context(true));
    view.draw("first\n\nsecond **b**", context(false));
    expect(container.firstChild).toBe(first);
    expect(container.textContent).toBe("firstsecond b");
  });
});

test("A screen reader hears the words without marks and sources", () => {
  expect(plainText("## Hi\n**two** days [1]\n- a\n- `b`")).toBe("Hi\ntwo days \na\nb");
});

const ELEMENTS = new Set(
  "DIV P BR HR STRONG EM CODE PRE A SUP UL OL LI BLOCKQUOTE TABLE THEAD TBODY TR TH TD".split(" "),
);
const ATTRIBUTES = new Set("dir class start tabindex href target rel data-language".split(" "));
const PIECES = [
  ..."*_`[]()!<>|-#\\&~:\n \n ",
  ..."**|```|~~~|- |1. |> |## |[1]|[2, 3]|](|![|word|a_b|é|مرحبا|😀|\u0000|\u202e|\r\n|\t|    ".split("|"),
  "|---|:-:|\n",
  "| a | b |\n",
  "https://example.com/x?y=1",
  "javascript:alert(1)",
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](data:text/html,<script>alert(1)</script>)",
  "[a](//evil.example)",
  "![a](https://evil.example/pixel.png)",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<https://example.com>",
  "<javascript:alert(1)>",
  "<a@b.example>",
];
const anyMarkdown = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

function expectSafe(container: HTMLElement): void {
  for (const element of container.querySelectorAll("*")) {
    expect(ELEMENTS).toContain(element.tagName);
    for (const name of element.getAttributeNames()) expect(ATTRIBUTES).toContain(name);
    if (element.tagName !== "A") continue;
    expect(element.getAttribute("href")).toMatch(/^(https?|mailto):/);
    expect(element.getAttribute("target")).toBe("_blank");
    expect(element.getAttribute("rel")).toBe("noopener noreferrer");
    expect(element.querySelector("a")).toBeNull();
  }
}

describe("any text", () => {
  test("cut anywhere is drawn with allowed elements, attributes and addresses only", () => {
    fc.assert(
      fc.property(anyMarkdown, (text) => {
        for (let end = 0; end <= text.length; end++) {
          expectSafe(draw(text.slice(0, end), true));
          expectSafe(draw(text.slice(0, end), false));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("streamed in any pieces ends as if it had been drawn at once", () => {
    fc.assert(
      fc.property(anyMarkdown, fc.array(fc.nat(8), { maxLength: 30 }), (text, steps) => {
        const container = document.createElement("div");
        const view = new MarkdownView(container);
        let end = 0;
        for (const step of steps) view.draw(text.slice(0, (end += step)), context(true), "streaming");
        view.draw(text, context(false), "done");
        expect(container.innerHTML).toBe(draw(text).innerHTML);
      }),
      { numRuns: 300 },
    );
  });

  test("without any mark loses no word", () => {
    const word = fc.stringMatching(/^[a-gi-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        expect(draw(words.join(" ")).textContent).toBe(words.join(" "));
      }),
    );
  });
});
