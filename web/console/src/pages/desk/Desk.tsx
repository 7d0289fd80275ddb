import { Page } from "@/parts/Page";

export default function Desk() {
  return <Page>Not built yet.</Page>;
}
