import { Page } from "@/parts/Page";

export default function Audit() {
  return <Page>Not built yet.</Page>;
}
