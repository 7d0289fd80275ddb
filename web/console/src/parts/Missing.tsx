import { Anchor } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Empty } from "./Empty";

/** For an address that leads nowhere. */
export function Missing() {
  return (
    <Empty page icon={IconMapQuestion} title="There is no such page" action={<Anchor component={Link} to="/">Go to the beginning</Anchor>}>
      The address may have been mistyped, or what it showed is gone.
    </Empty>
  );
}
