import { Page } from "@/parts/Page";

export default function Sources() {
  return <Page>Not built yet.</Page>;
}
