import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { VisitorForm } from "@/pages/visitors/VisitorForm";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { Deleting } from "./tenant/Deleting";
import { Exporting } from "./tenant/Exporting";
import { General } from "./tenant/General";
import { settingsQuery } from "./tenant/settings";

/** What is set for the tenant as a whole, taking its data along, or a visitor's, and deleting them. */
export default function Settings() {
  const query = useQuery(settingsQuery(useTenant()));
  return (
    <Page>
      <Asked query={query}>{(stored) => <General stored={stored} />}</Asked>
      <Exporting />
      <VisitorForm />
      <Deleting />
    </Page>
  );
}
