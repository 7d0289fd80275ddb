import { Button, Modal, Stack } from "@mantine/core";
import { IconPlus, IconSparkles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { ModelCard } from "./models/ModelCard";
import { ModelForm } from "./models/ModelForm";
import { modelsQuery, type Model } from "./models/models";

/** Models that the tenant brings, with an account of its own at their provider. */
export default function Models() {
  const query = useQuery(modelsQuery(useTenant()));
  const [edited, setEdited] = useState<Model | "new">();
  const add = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited("new")}>Add a model</Button>;
  const close = (): void => setEdited(undefined);
  return (
    <Page lead="Models of your own: your account, your key, your bill. A bot answers with one when its settings name it; else the platform's model answers." actions={add}>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconSparkles} title="No model of your own" action={add}>The platform's model answers. Add one if you would rather use your own account at a provider.</Empty>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} aria-label="Models" style={{ listStyle: "none" }}>
              {items.map((model) => <li key={model.id}><ModelCard model={model} onEdit={() => setEdited(model)} /></li>)}
            </Stack>
          )
        }
      </Asked>
      <Modal opened={edited !== undefined} onClose={close} size="lg" title={edited === "new" ? "Add a model" : `Change ${edited?.id ?? ""}`}>
        {edited !== undefined && <ModelForm model={edited === "new" ? undefined : edited} onEnd={close} />}
      </Modal>
    </Page>
  );
}
