import { Page } from "@/parts/Page";

export default function Bot() {
  return <Page>Not built yet.</Page>;
}
