import { Page } from "@/parts/Page";

export default function Limits() {
  return <Page>Not built yet.</Page>;
}
