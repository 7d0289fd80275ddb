import { Page } from "@/parts/Page";

export default function Keys() {
  return <Page>Not built yet.</Page>;
}
