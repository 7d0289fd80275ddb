import { Page } from "@/parts/Page";

export default function Tenant() {
  return <Page>Not built yet.</Page>;
}
