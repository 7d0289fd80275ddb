import { Page } from "@/parts/Page";

export default function People() {
  return <Page>Not built yet.</Page>;
}
