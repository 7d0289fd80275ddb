import { Page } from "@/parts/Page";

export default function Widget() {
  return <Page>Not built yet.</Page>;
}
