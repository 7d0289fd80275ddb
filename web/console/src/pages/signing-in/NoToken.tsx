import { Alert, Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";

/** For somebody who has come to a page of a mailed link without the link. */
export function NoToken() {
  return (
    <Alert color="yellow" title="The link is incomplete">
      Open the whole link from the mail, or copy it into the address bar. <Anchor component={Link} to="/sign-in">Sign in instead</Anchor>
    </Alert>
  );
}
