import { useTenant } from "@/access/useAccess";
import { Failed } from "@/parts/Failed";
import { Loading } from "@/parts/Loading";
import { Page } from "@/parts/Page";
import { FirstKeys } from "./FirstKeys";
import { StepList } from "./StepList";
import { useKnown } from "./useKnown";

/** A tenant's way from nothing to a bot that answers on its website, in one page. */
export default function GoLive() {
  const tenant = useTenant();
  const { known, sources, failure, retry } = useKnown(tenant);
  return (
    <Page lead="Six steps to a bot that answers on your website. Leave when you like: what is done stays done.">
      <FirstKeys tenant={tenant} />
      {known ? <StepList known={known} sources={sources} /> : failure ? <Failed failure={failure} onRetry={retry} /> : <Loading rows={6} />}
    </Page>
  );
}
