import { Page } from "@/parts/Page";

export default function Handover() {
  return <Page>Not built yet.</Page>;
}
