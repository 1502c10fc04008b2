import "server-only";
import { db } from "@/lib/server/db/client";
import { takeLoopDelay } from "./loop-delay";

type Metric = {
  readonly name: string;
  readonly help: string;
  readonly type: "gauge" | "counter";
  readonly values: readonly { readonly labels?: string; readonly value: number }[];
};

/** What an operator watches: what is stored, what waits, and the process itself. */
export async function metricsText(): Promise<string> {
  const uploads = await db().upload.groupBy({ by: ["state"], _count: { id: true } });
  const memory = process.memoryUsage();
  const delay = takeLoopDelay();
  const metrics: Metric[] = [
    {
      name: "plumbline_projects",
      help: "Projects in the store.",
      type: "gauge",
      values: [{ value: await db().project.count() }],
    },
    {
      name: "plumbline_uploads",
      help: "Uploads by state.",
      type: "gauge",
      values: uploads.map(({ state, _count }) => ({
        labels: `{state="${state}"}`,
        value: _count.id,
      })),
    },
    {
      name: "plumbline_commits",
      help: "Commits on the lines of all projects.",
      type: "gauge",
      values: [{ value: await db().commitFact.count({ where: { standing: 0 } }) }],
    },
    {
      name: "plumbline_commits_waiting",
      help: "Commits that wait for their base.",
      type: "gauge",
      values: [{ value: await db().commitFact.count({ where: { standing: 1 } }) }],
    },
    {
      name: "process_resident_memory_bytes",
      help: "Resident memory of the web process.",
      type: "gauge",
      values: [{ value: memory.rss }],
    },
    {
      name: "process_resident_memory_peak_bytes",
      help: "The most that the web process has held since it was started.",
      type: "gauge",
      values: [{ value: process.resourceUsage().maxRSS * 1024 }],
    },
    {
      name: "process_heap_bytes",
      help: "Heap in use by the web process.",
      type: "gauge",
      values: [{ value: memory.heapUsed }],
    },
    {
      name: "process_eventloop_delay_seconds",
      help: "How late the thread of the web process was since this was last asked.",
      type: "gauge",
      values: [
        { labels: '{quantile="0.5"}', value: delay.p50 },
        { labels: '{quantile="0.99"}', value: delay.p99 },
        { labels: '{quantile="1"}', value: delay.max },
      ],
    },
    {
      name: "process_uptime_seconds",
      help: "Age of the web process.",
      type: "counter",
      values: [{ value: Math.round(process.uptime()) }],
    },
  ];
  return metrics.map(textOf).join("");
}

function textOf({ name, help, type, values }: Metric): string {
  const lines = values.map(({ labels = "", value }) => `${name}${labels} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}
