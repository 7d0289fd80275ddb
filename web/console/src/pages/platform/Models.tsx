import { Page } from "@/parts/Page";

export default function Models() {
  return <Page>Not built yet.</Page>;
}
