import { Page } from "@/parts/Page";

export default function Overview() {
  return <Page>Not built yet.</Page>;
}
