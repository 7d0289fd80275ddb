import { Progress, Text } from "@mantine/core";

interface ScoreProps {
  name: string;
  /** null: this search did not find it. */
  value: number | null | undefined;
  /** The best of this search, which fills the bar. */
  most: number;
}

/** How well one of the searches found a passage, against its best. */
export function Score({ name, value, most }: ScoreProps) {
  const found = value != null;
  return (
    <div>
      <Text size="xs" c="dimmed">{name}</Text>
      <Text size="xs" fw={500}>{found ? value.toPrecision(3) : "not found"}</Text>
      <Progress size="xs" mt={2} value={found && most > 0 ? (100 * value) / most : 0} aria-hidden />
    </div>
  );
}
