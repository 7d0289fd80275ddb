import { Facts } from "@/parts/Facts";
import { figuresOf, shownFigure } from "./measures";
import type { Run } from "./run";

/** What a run took: time, tokens, money. */
export function Figures({ run }: { run: Run }) {
  return <Facts facts={figuresOf(run).map((figure) => [figure.name, shownFigure(figure)])} />;
}
