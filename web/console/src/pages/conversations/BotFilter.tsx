import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { choicesOf } from "@/pages/bots/names";
import { botsQuery } from "@/pages/bots/queries";

interface BotFilterProps {
  value: string | undefined;
  onChange: (bot: string | null) => void;
}

/** One of the tenant's bots; not there for a tenant that has a single one. */
export function BotFilter({ value, onChange }: BotFilterProps) {
  const tenant = useTenant();
  const { data } = useQuery(botsQuery(tenant));
  const bots = data?.items ?? [];
  if (bots.length < 2 && value === undefined) return null;
  return <Select label="Bot" placeholder="Any" clearable searchable w={160} data={choicesOf(bots)} value={value ?? null} onChange={onChange} />;
}
