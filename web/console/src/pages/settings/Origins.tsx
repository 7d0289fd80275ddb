import { Page } from "@/parts/Page";

export default function Origins() {
  return <Page>Not built yet.</Page>;
}
