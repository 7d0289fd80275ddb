import "@mantine/charts/styles.css";
import { AreaChart, BarChart, LineChart } from "@mantine/charts";
import { SimpleGrid } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { namesOf } from "@/pages/bots/names";
import { botsQuery } from "@/pages/bots/queries";
import { formatCost, formatDuration, formatNumber } from "@/parts/format";
import { Chart } from "./Chart";
import type { Report, Span } from "./report";
import { botSeries, byBot, byDay, waitsByBot } from "./series";

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

const answers = [{ name: "answered", label: "Answered", color: "brand.5" }, { name: "unanswered", label: "Unanswered", color: "orange.6" }];

const ratings = [{ name: "rated_up", label: "Helpful", color: "brand.5" }, { name: "rated_down", label: "Not helpful", color: "orange.6" }];

/** The figures by day and by bot. */
export default function Charts({ report, span }: { report: Report; span: Span }) {
  const { data } = useQuery(botsQuery(useTenant()));
  const bots = botSeries(report, namesOf(data?.items ?? []));
  const { total, currency } = report;
  const cost = (value: number): string => formatCost(value, currency);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Chart title="Conversations by bot" points={byBot(report, span, "conversations")} series={bots} format={formatNumber}>
        {(points, series) => <BarChart {...counted} data={points} type="stacked" series={series} />}
      </Chart>
      <Chart title="Answered and unanswered" points={byDay(report, span, ["answered", "unanswered"])} series={answers} format={formatNumber}>
        {(points, series) => <BarChart {...counted} data={points} type="stacked" series={series} />}
      </Chart>
      <Chart title="Feedback" points={byDay(report, span, ["rated_up", "rated_down"])} series={ratings} format={formatNumber}>
        {(points, series) => <BarChart {...counted} data={points} series={series} />}
      </Chart>
      <Chart title="Time to the first words, median" points={waitsByBot(report, span)} series={bots} format={formatDuration} none={!total.first_text && "No reply was measured in this time."}>
        {(points, series) => <LineChart {...common} data={points} series={series} valueFormatter={formatDuration} connectNulls curveType="monotone" />}
      </Chart>
      <Chart title="Cost by bot" points={byBot(report, span, "cost")} series={bots} format={cost} none={total.cost === 0 && "Nothing that is counted. The built-in model costs nothing, nor do models without prices."}>
        {(points, series) => <AreaChart {...common} data={points} type="stacked" series={series} valueFormatter={cost} curveType="monotone" />}
      </Chart>
    </SimpleGrid>
  );
}
