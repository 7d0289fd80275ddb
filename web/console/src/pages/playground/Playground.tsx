import { Page } from "@/parts/Page";

export default function Playground() {
  return <Page>Not built yet.</Page>;
}
