import { Button, Group, Select, Switch, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BotFilter } from "./BotFilter";
import { filtersOf, type Filters } from "./filters";

/** Narrows the list; what is chosen stands in the address, so that it can be kept and passed on. */
export function FilterBar({ filters }: { filters: Filters }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(filters.q ?? "");
  const set = (patch: Partial<Record<keyof Filters, unknown>>): void =>
    void navigate({ to: ".", search: (before: Record<string, unknown>) => filtersOf({ ...before, ...patch }), replace: true });
  const search = useDebouncedCallback((q: string) => set({ q }), 250);

  return (
    <Group component="search" gap="sm" align="flex-end">
      <TextInput
        label="Search" placeholder="Words that were said" leftSection={<IconSearch size={16} />} w={{ base: "100%", xs: 240 }}
        type="search" value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          search(value.trim());
        }}
      />
      <BotFilter value={filters.bot} onChange={(bot) => set({ bot })} />
      <Select
        label="Answered by" placeholder="Anybody" clearable w={180}
        data={[{ value: "bot", label: "Bot" }, { value: "waiting", label: "Waiting for a person" }, { value: "agent", label: "Person" }]}
        value={filters.answerer ?? null} onChange={(answerer) => set({ answerer })}
      />
      <Select
        label="Rating" placeholder="Any" clearable w={130}
        data={[{ value: "up", label: "Rated up" }, { value: "down", label: "Rated down" }]}
        value={filters.rating ?? null} onChange={(rating) => set({ rating })}
      />
      <TextInput type="date" label="From" w={150} value={filters.from ?? ""} max={filters.to} onChange={({ currentTarget }) => set({ from: currentTarget.value })} />
      <TextInput type="date" label="To" w={150} value={filters.to ?? ""} min={filters.from} onChange={({ currentTarget }) => set({ to: currentTarget.value })} />
      <Switch label="Left unanswered" mb={8} checked={filters.status === "unanswered"} onChange={({ currentTarget }) => set({ status: currentTarget.checked ? "unanswered" : undefined })} />
      <Switch label="Running now" mb={8} checked={filters.running === true} onChange={({ currentTarget }) => set({ running: currentTarget.checked || undefined })} />
      {Object.keys(filters).length > 0 && (
        <Button
          variant="subtle" mb={2}
          onClick={() => {
            search.cancel();
            setTyped("");
            void navigate({ to: ".", search: {}, replace: true });
          }}
        >
          Clear
        </Button>
      )}
    </Group>
  );
}
