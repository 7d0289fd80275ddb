import { Page } from "@/parts/Page";

export default function Conversations() {
  return <Page>Not built yet.</Page>;
}
