import { Page } from "@/parts/Page";

export default function System() {
  return <Page>Not built yet.</Page>;
}
