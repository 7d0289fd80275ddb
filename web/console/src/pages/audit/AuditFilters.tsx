import { SimpleGrid, TextInput } from "@mantine/core";
import type { AuditFilter } from "./auditLog";

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

const fields: readonly { name: keyof AuditFilter; label: string; placeholder?: string; type?: string }[] = [
  { name: "action", label: "Action", placeholder: "bot or bot.update" },
  { name: "actor", label: "Who", placeholder: "E-mail address or key" },
  { name: "object", label: "Object", placeholder: "Id of what was changed" },
  { name: "from", label: "From", type: "date" },
  { name: "to", label: "To", type: "date" },
];

/** Narrows an audit log; each field by itself. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="sm">
      {fields.map(({ name, label, placeholder, type = "search" }) => (
        <TextInput
          key={name} label={label} placeholder={placeholder} type={type} value={filter[name]} autoComplete="off"
          onChange={(event) => onChange({ ...filter, [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  );
}
