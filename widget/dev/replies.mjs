// @ts-check

/** @typedef {{ status?: "complete" | "unanswered" | "failed", text: string, citations?: Citation[] }} Reply */
/** @typedef {{ index: number, title: string, url: string, quote: string }} Citation */

/** @type {Citation[]} */
const SHIPPING = [
  {
    index: 1,
    title: "Delivery times and costs",
    url: "http://localhost:5090/help/delivery#times",
    quote:
      "Orders placed before 14:00 leave our workshop the same day. Standard delivery takes two to three working days.",
  },
  {
    index: 2,
    title: "Returns and refunds",
    url: "http://localhost:5090/help/returns",
    quote: "You can send an unused item back within 30 days of delivery; the label is free of charge.",
  },
];

/** @type {[RegExp, Reply][]} */
const REPLIES = [
  [
    /deliver|ship|return/i,
    {
      text: "Orders placed before **14:00** leave the workshop the same day, and standard delivery takes *two to three* working days. [1]\n\nIf it does not fit your kitchen, send it back within 30 days; the return label is free. [2]\n\n- Standard delivery: free from 60 €\n- Express: 9.90 €, the next working day\n- Pick-up: ready in two hours",
      citations: SHIPPING,
    },
  ],
  [
    /table|compare|models/i,
    {
      text: "### The three grinders\n\n| Model | Burrs | Hopper | Price |\n|---|---|---:|---:|\n| **Alto** | 48 mm steel | 250 g | 189 € |\n| **Brio** | 54 mm steel | 300 g | 259 € |\n| **Cima** | 64 mm flat | 450 g | 449 € |\n\nFor espresso alone we would take the *Brio*. [1]",
      citations: SHIPPING.slice(0, 1),
    },
  ],
  [
    /code|api/i,
    {
      text: 'Call the endpoint with your key:\n\n```js\nconst order = await fetch("/api/orders/42", {\n  headers: { authorization: `Bearer ${key}` },\n}).then((answer) => answer.json());\n```\n\nThe answer has `status` and `items`. See https://example.com/docs.',
    },
  ],
  [/weather|meaning/i, { status: "unanswered", text: "The shop's pages do not say anything about that." }],
  [/fail/i, { status: "failed", text: "" }],
  [
    /long|manual/i,
    {
      text: Array.from(
        { length: 12 },
        (_, at) =>
          `${at + 1}. **Step ${at + 1}.** Empty the hopper, unscrew the upper burr anticlockwise and brush the chamber. Wipe both burrs with a dry cloth.`,
      ).join("\n"),
    },
  ],
];

/** @param {string} question @returns {Reply} */
export function replyTo(question) {
  const known = REPLIES.find(([pattern]) => pattern.test(question));
  return (
    known?.[1] ?? {
      text: `You asked: “${question}”. Descaling takes about *ten minutes*; do it every two months. [1]`,
      citations: SHIPPING.slice(0, 1),
    }
  );
}
