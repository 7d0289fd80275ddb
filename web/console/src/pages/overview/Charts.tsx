import "@mantine/charts/styles.css";
import { AreaChart, BarChart, LineChart } from "@mantine/charts";
import { SimpleGrid } from "@mantine/core";
import { formatCost, formatDuration, formatNumber } from "@/parts/format";
import { Chart } from "./Chart";
import type { Report, Span } from "./report";
import { botsOf, byBot, byDay, waitsByBot } from "./series";

/** Told apart by their order in the legend, too. */
const colors = ["brand.5", "orange.6", "blue.5", "grape.5", "yellow.6", "red.5", "gray.5"];

const axisDays = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

const common = {
  h: 220,
  dataKey: "day",
  withLegend: true,
  legendProps: { verticalAlign: "bottom" as const },
  tickLine: "none" as const,
  xAxisProps: { tickFormatter: (day: string) => axisDays.format(new Date(day)) },
};

/** Of what comes in whole pieces. */
const counted = { ...common, yAxisProps: { allowDecimals: false }, valueFormatter: formatNumber };

/** The figures by day and by bot. */
export default function Charts({ report, span }: { report: Report; span: Span }) {
  const bots = botsOf(report).map((name, at) => ({ name, color: colors[at % colors.length] ?? "gray.5" }));
  const { total, currency } = report;
  const cost = (value: number): string => formatCost(value, currency);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Chart title="Conversations by bot" points={byBot(report, span, "conversations")} format={formatNumber}>
        {(data) => <BarChart {...counted} data={data} type="stacked" series={bots} />}
      </Chart>
      <Chart title="Answered and unanswered" points={byDay(report, span, ["answered", "unanswered"])} format={formatNumber}>
        {(data) => (
          <BarChart
            {...counted} data={data} type="stacked"
            series={[{ name: "answered", label: "Answered", color: "brand.5" }, { name: "unanswered", label: "Unanswered", color: "orange.6" }]}
          />
        )}
      </Chart>
      <Chart title="Feedback" points={byDay(report, span, ["rated_up", "rated_down"])} format={formatNumber}>
        {(data) => (
          <BarChart
            {...counted} data={data}
            series={[{ name: "rated_up", label: "Helpful", color: "brand.5" }, { name: "rated_down", label: "Not helpful", color: "orange.6" }]}
          />
        )}
      </Chart>
      <Chart title="Time to the first words, median" points={waitsByBot(report, span)} format={formatDuration} none={!total.first_text && "No reply was measured in this time."}>
        {(data) => <LineChart {...common} data={data} series={bots} valueFormatter={formatDuration} connectNulls curveType="monotone" />}
      </Chart>
      <Chart title="Cost by bot" points={byBot(report, span, "cost")} format={cost} none={total.cost === 0 && "Nothing that is counted. The built-in model costs nothing, nor do models without prices."}>
        {(data) => <AreaChart {...common} data={data} type="stacked" series={bots} valueFormatter={cost} curveType="monotone" />}
      </Chart>
    </SimpleGrid>
  );
}
