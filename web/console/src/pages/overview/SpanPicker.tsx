import { Group, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { choicesOf } from "@/pages/bots/names";
import { botsQuery } from "@/pages/bots/queries";
import { isCountable, lastDays, type Span } from "./report";

const presets = [7, 30, 90, 365];

interface SpanPickerProps {
  span: Span;
  onChange: (span: Span) => void;
}

/** Which days, and which bot's. */
export function SpanPicker({ span, onChange }: SpanPickerProps) {
  const tenant = useTenant();
  const bots = useQuery(botsQuery(tenant));
  const preset = presets.find((days) => {
    const { from, to } = lastDays(days);
    return from === span.from && to === span.to;
  });
  return (
    <Group align="flex-start" gap="sm">
      <NativeSelect
        label="Time" value={preset?.toString() ?? ""} w={{ base: "100%", xs: "auto" }}
        data={[...presets.map((days) => ({ value: days.toString(), label: `Last ${days} days` })), { value: "", label: "Between two days", disabled: true }]}
        onChange={(event) => onChange({ ...span, ...lastDays(Number(event.currentTarget.value)) })}
      />
      <TextInput label="From" type="date" required withAsterisk={false} value={span.from} max={span.to} onChange={(event) => onChange({ ...span, from: event.currentTarget.value })} />
      <TextInput
        label="To" type="date" required withAsterisk={false} value={span.to} min={span.from} onChange={(event) => onChange({ ...span, to: event.currentTarget.value })}
        error={!isCountable(span) && "Choose two days, a year apart at most."}
      />
      <NativeSelect
        label="Bot" value={span.bot} w={{ base: "100%", xs: "auto" }}
        data={[{ value: "", label: "All bots" }, ...choicesOf(bots.data?.items ?? [])]}
        onChange={(event) => onChange({ ...span, bot: event.currentTarget.value })}
      />
    </Group>
  );
}
