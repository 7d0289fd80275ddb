import { Page } from "@/parts/Page";

export default function Settings() {
  return <Page>Not built yet.</Page>;
}
