import { Page } from "@/parts/Page";

export default function Tenants() {
  return <Page>Not built yet.</Page>;
}
