import { Page } from "@/parts/Page";

export default function Conversation() {
  return <Page>Not built yet.</Page>;
}
