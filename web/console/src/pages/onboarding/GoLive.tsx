import { Page } from "@/parts/Page";

export default function GoLive() {
  return <Page>Not built yet.</Page>;
}
