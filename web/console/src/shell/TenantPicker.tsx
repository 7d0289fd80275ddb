import { Combobox, InputBase, ScrollArea, Text, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Me } from "@/access/session";
import { read } from "@/api/client";
import { platformQuery } from "@/api/queries";
import { landingOf } from "./landing";

const shown = 20;

/** Which tenant's pages are open; another one is found by typing. */
export default function TenantPicker({ me, tenant }: { me: Me; tenant: string | undefined }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [sought] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setTyped("");
    },
  });
  const all = useQuery({
    ...platformQuery("tenants", ["picker", sought], (api, signal) =>
      read(api.GET("/api/v1/admin/tenants", { params: { query: { q: sought || undefined, limit: shown } }, signal }))),
    enabled: me.user.platform_admin && combobox.dropdownOpened,
  });

  const own = (me.user.tenants ?? []).map(({ tenant_id, name }) => ({ id: tenant_id, name }));
  const theirs = useQuery({
    ...platformQuery("tenants", ["name", tenant], (api, signal) =>
      read(api.GET("/api/v1/admin/tenants/{id}", { params: { path: { id: tenant ?? "" } }, signal }))),
    enabled: me.user.platform_admin && tenant !== undefined,
  });
  const name = theirs.data?.name ?? own.find(({ id }) => id === tenant)?.name ?? tenant;
  const found = me.user.platform_admin ? (all.data?.items ?? []) : own.filter((one) => `${one.id} ${one.name}`.toLowerCase().includes(sought.toLowerCase()));
  if (!me.user.platform_admin && own.length < 2) {
    return tenant === undefined ? null : <Text fw={600} truncate>{name}</Text>;
  }

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        combobox.closeDropdown();
        void navigate({ to: landingOf(me, id), params: { tenant: id } });
      }}
    >
      <Combobox.Target>
        <InputBase
          w={{ base: 150, xs: 220 }}
          aria-label="Tenant"
          placeholder="Choose a tenant"
          rightSection={<Combobox.Chevron />}
          rightSectionPointerEvents="none"
          value={combobox.dropdownOpened ? typed : (name ?? "")}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options>
          <ScrollArea.Autosize mah={320} type="scroll">
            {found.map(({ id, name }) => (
              <Combobox.Option key={id} value={id} active={id === tenant}>
                <Text size="sm">{name}</Text>
                {name !== id && <Text size="xs" c="dimmed">{id}</Text>}
              </Combobox.Option>
            ))}
          </ScrollArea.Autosize>
          {found.length === 0 && <Combobox.Empty>{all.isFetching ? "Looking…" : "No tenant of that name"}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
