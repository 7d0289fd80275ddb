import { IconLock } from "@tabler/icons-react";
import { Empty } from "./Empty";

/** For somebody who has come to a page that is not theirs. */
export function NoPermission() {
  return (
    <Empty page icon={IconLock} title="This page is not open to you">
      Your role does not reach it. Ask an owner of the tenant, or the platform's admin, for a wider one.
    </Empty>
  );
}
