import { Page } from "@/parts/Page";

export default function Source() {
  return <Page>Not built yet.</Page>;
}
