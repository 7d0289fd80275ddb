import { Page } from "@/parts/Page";

export default function Documents() {
  return <Page>Not built yet.</Page>;
}
