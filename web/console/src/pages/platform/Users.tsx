import { Page } from "@/parts/Page";

export default function Users() {
  return <Page>Not built yet.</Page>;
}
