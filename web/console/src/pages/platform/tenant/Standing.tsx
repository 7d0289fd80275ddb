import { useQuery } from "@tanstack/react-query";
import { Ago } from "@/parts/Ago";
import { Facts } from "@/parts/Facts";
import { formatCost, formatNumber } from "@/parts/format";
import { State } from "@/parts/State";
import { usePlatformCurrency } from "../models/usePlatformCurrency";
import { placementTexts, statusTexts } from "../tenants/tenants";
import { listedTenantQuery, type TenantConfig } from "./tenant";

/** How a tenant stands, what it uses, and where its data lives. */
export function Standing({ tenant }: { tenant: TenantConfig }) {
  const { data: listed } = useQuery(listedTenantQuery(tenant.id));
  const currency = usePlatformCurrency();
  const { tone, label } = statusTexts[tenant.status];
  return (
    <Facts
      facts={[
        ["Status", <State key="status" tone={tone}>{label}</State>],
        ["Id", tenant.id],
        ["Made", <Ago key="made" at={tenant.created_at} />],
        ["Websites", formatNumber(tenant.origins.length)],
        ["Bots", formatNumber(tenant.bots.length)],
        ["Documents", listed?.usage ? formatNumber(listed.usage.documents) : unknown],
        ["Messages this month", listed?.usage ? formatNumber(listed.usage.messages_month) : unknown],
        ["Cost this month", listed?.usage ? formatCost(listed.usage.cost_month, currency) : unknown],
        ["Data lives in", listed ? placementTexts[listed.placement] : unknown],
      ]}
    />
  );
}

/** While its data moves or is being removed. */
const unknown = "not known now";
