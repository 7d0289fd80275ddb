import { Switch } from "@mantine/core";
import { SaveBar } from "@/edit/SaveBar";
import { Setting } from "@/edit/Setting";
import type { TenantSettings } from "../tenant/settings";
import { useSettingsDraft } from "../tenant/useSettingsDraft";

/** Who answers when the month's budget is spent. */
export function BudgetSpent({ stored }: { stored: TenantSettings }) {
  const draft = useSettingsDraft(stored, ({ degrade_to_extractive }) => ({ degrade_to_extractive }));
  return (
    <>
      <Setting
        name="When the month's budget is spent"
        help="Nobody answers until the next month. Or the built-in model does, which costs nothing and quotes what it finds instead of writing."
        byDefault="nobody answers"
      >
        <Switch
          label="The built-in model answers"
          checked={draft.value.degrade_to_extractive}
          onChange={(event) => draft.set({ degrade_to_extractive: event.currentTarget.checked })}
        />
      </Setting>
      <SaveBar draft={draft} />
    </>
  );
}
