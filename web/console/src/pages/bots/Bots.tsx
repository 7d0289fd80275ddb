import { Page } from "@/parts/Page";

export default function Bots() {
  return <Page>Not built yet.</Page>;
}
