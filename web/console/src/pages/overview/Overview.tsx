import { Button } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Empty } from "@/parts/Empty";
import { Loading } from "@/parts/Loading";
import { Page } from "@/parts/Page";
import { isCountable, lastDays, overviewQuery, type Span } from "./report";
import { SpanPicker } from "./SpanPicker";
import { Totals } from "./Totals";

// The charts are heavier than all the rest of the first view.
const Charts = lazy(() => import("./Charts"));

/** How the tenant's conversations went, by day and bot. */
export default function Overview() {
  const tenant = useTenant();
  const [span, setSpan] = useState<Span>(() => ({ ...lastDays(30), bot: "" }));
  const query = useQuery({ ...overviewQuery(tenant, span), enabled: isCountable(span), placeholderData: keepPreviousData });
  return (
    <Page lead="How the conversations went. Days are counted in UTC.">
      <SpanPicker span={span} onChange={setSpan} />
      <Asked query={query}>
        {(report) =>
          report.total.conversations === 0 && report.total.questions === 0 ? (
            <Empty icon={IconChartBar} title="No conversations in this time" action={<Button component={Link} to={`/t/${tenant}/start`}>Go live</Button>}>
              As soon as visitors ask, you see here how many, how well they are answered, and what it costs. If the widget is not on your site yet, go live takes you there.
            </Empty>
          ) : (
            <>
              <Totals report={report} />
              <Suspense fallback={<Loading />}><Charts report={report} span={span} /></Suspense>
            </>
          )
        }
      </Asked>
    </Page>
  );
}
