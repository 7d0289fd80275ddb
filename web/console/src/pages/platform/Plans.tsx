import { Page } from "@/parts/Page";

export default function Plans() {
  return <Page>Not built yet.</Page>;
}
