import { Page } from "@/parts/Page";

export default function NewTenant() {
  return <Page>Not built yet.</Page>;
}
