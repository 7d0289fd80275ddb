import { Page } from "@/parts/Page";

export default function Deletions() {
  return <Page>Not built yet.</Page>;
}
