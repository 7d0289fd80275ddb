import { Page } from "@/parts/Page";

export default function Document() {
  return <Page>Not built yet.</Page>;
}
