import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { may, type Policy } from "./policy";
import { meQuery, type Me } from "./session";

/** The person who is signed in; only for pages that ask for one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("Nobody is signed in.");
  return data;
}

/** The tenant whose pages are open. */
export function useTenant(): string {
  const { tenant } = useParams({ strict: false });
  if (tenant === undefined) throw new Error("This is no page of a tenant.");
  return tenant;
}

/** Whether the person may do what the policy guards, in the tenant whose pages are open. */
export function useMay(policy: Policy): boolean {
  const { tenant } = useParams({ strict: false });
  return may(useSuspenseQuery(meQuery).data, policy, tenant);
}
