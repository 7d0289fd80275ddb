import { NumberInput, SimpleGrid } from "@mantine/core";
import { formatLimit, limitNames, limitTexts } from "@/pages/limits/limits";
import { usePlatformCurrency } from "../models/usePlatformCurrency";
import { leastOf, limitOf, type PlanLimits } from "./plans";

interface LimitFieldsProps {
  value: PlanLimits;
  /** What a plan has that says nothing else. */
  defaults: PlanLimits;
  onChange: (limits: PlanLimits) => void;
}

/** Every limit of a plan, with what it does, its unit and its default. */
export function LimitFields({ value, defaults, onChange }: LimitFieldsProps) {
  const currency = usePlatformCurrency();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {limitNames.map((name) => {
        const { label, help, unit } = limitTexts[name] ?? { label: name, help: "", unit: "" };
        const least = leastOf(name);
        const byDefault = defaults[name] === 0 ? "no limit" : formatLimit(name, defaults[name], currency);
        return (
          <NumberInput
            key={name} label={label} description={`${help} Default: ${byDefault}.`} inputWrapperOrder={["label", "input", "description", "error"]}
            placeholder={least === 0 ? "No limit" : ""} error={value[name] < least ? `${least} at least.` : undefined}
            suffix={` ${name === "spend_per_month" ? currency : unit}`} thousandSeparator=" " min={0} allowNegative={false}
            allowDecimal={name === "spend_per_month"} decimalScale={2}
            value={value[name] === 0 ? "" : value[name]} onChange={(typed) => onChange({ ...value, [name]: limitOf(typed) })}
          />
        );
      })}
    </SimpleGrid>
  );
}
