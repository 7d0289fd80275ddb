/** When a key that was replaced ends, by the hours until then. */
export const overlaps = [
  { value: "0", label: "At once" },
  { value: "1", label: "In an hour" },
  { value: "24", label: "In 24 hours" },
  { value: "168", label: "In a week" },
];
