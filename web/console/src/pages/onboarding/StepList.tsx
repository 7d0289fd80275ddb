import { Accordion, Group, Text, ThemeIcon } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import type { Source } from "@/pages/knowledge/queries";
import { LookStep } from "./LookStep";
import { ProofStep } from "./ProofStep";
import { QuestionStep } from "./QuestionStep";
import { ReadingStep } from "./ReadingStep";
import { ScriptStep } from "./ScriptStep";
import { nextStep, siteOf, stepsOf, type Known, type StepId } from "./steps";
import { WebsiteStep } from "./WebsiteStep";

const titles: Record<StepId, string> = {
  website: "Your website",
  proof: "Prove that it is yours",
  reading: "Have it read",
  question: "Try a question",
  look: "How it looks",
  script: "Put it on your website",
};

/** The steps one below the other; the one to go on with is open. */
export function StepList({ known, sources }: { known: Known; sources: readonly Source[] }) {
  const steps = stepsOf(known);
  const site = siteOf(known.origins);
  const [open, setOpen] = useState<StepId | null>(() => nextStep(steps));
  const goOn = (from: StepId) => () => setOpen(nextStep(steps, from));

  const contents: Record<StepId, ReactNode> = {
    website: <WebsiteStep origins={known.origins} onDone={goOn("website")} />,
    proof: <ProofStep site={site} onDone={goOn("proof")} />,
    reading: <ReadingStep site={site} sources={sources} chunks={known.chunks} onDone={goOn("reading")} />,
    question: <QuestionStep bot={known.bot} ready={known.chunks > 0} onDone={goOn("question")} />,
    look: known.bot && <LookStep bot={known.bot} onDone={goOn("look")} />,
    script: <ScriptStep origins={known.origins} />,
  };

  return (
    <Accordion variant="separated" order={2} value={open} onChange={(value) => setOpen(value as StepId | null)}>
      {steps.map(({ id, done }, at) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            <Group gap="sm" wrap="nowrap">
              <ThemeIcon variant={done ? "filled" : "default"} radius="xl" size={28} aria-hidden>
                {done ? <IconCheck size={16} /> : <Text size="sm" fw={600}>{at + 1}</Text>}
              </ThemeIcon>
              <Text span fw={600}>{titles[id]}</Text>
              {done && <Text span size="sm" c="dimmed">Done</Text>}
            </Group>
          </Accordion.Control>
          <Accordion.Panel>{open === id && contents[id]}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
