import { planFromFile } from "@/lib/cli/check/find-plan";
import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { factsOfHistory } from "@/lib/cli/verify-forecast/facts-of-history";
import { readHistory } from "@/lib/cli/verify-forecast/read-history";
import { comparison, type Told, table } from "@/lib/cli/verify-forecast/tables";
import { judge } from "@/lib/domain/board/judge";
import { classifier } from "@/lib/domain/classify";
import { type DailySeries, dailySeries } from "@/lib/domain/forecast/daily-series";

const HELP = `npm run verify:forecast -- SCAN PLAN... [SCAN PLAN...] [options]

Forecasts at every seventh day of real histories, from what was known that day, and compares them with what came: how many
counts lay in the bands of 50, 85 and 95%, how far off their middle was, beside a constant pace, and how many of the
finishing dates held. SCAN is what "plumbline scan --history" writes (it ends in .ndjson or .gz), PLAN a plan in YAML or
JSON whose startsAt is where its people began. Prints tables in Markdown.

  --compare              the same with other methods: what the method was chosen by

Exit codes: 0 compared, 2 usage, 3 could not be done.`;

const OPTIONS = {
  compare: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** Backtests the forecast over histories; answers the exit code. */
async function verifyForecast(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const told: Told[] = [];
  for (const { scan, plan } of pairs(positionals))
    told.push({ plan, series: await seriesOf(scan, plan) });
  console.log(values.compare ? comparison(told) : table(told));
  return EXIT.fine;
}

type Pair = { readonly scan: string; readonly plan: string };

function pairs(positionals: readonly string[]): Pair[] {
  const found: Pair[] = [];
  let scan: string | null = null;
  for (const name of positionals) {
    if (/\.(ndjson|gz)$/.test(name)) scan = fromHere(name);
    else if (scan === null) throw new UsageError(`Of which scan is ${name}?\n\n${HELP}`);
    else found.push({ scan, plan: fromHere(name) });
  }
  if (found.length === 0) throw new UsageError(`A scan and a plan are needed.\n\n${HELP}`);
  return found;
}

async function seriesOf(scan: string, planFile: string): Promise<DailySeries> {
  const { plan } = planFromFile(planFile, planFile);
  const classes = classifier(plan);
  const facts = factsOfHistory(await readHistory(scan, classes));
  const { effectiveAt } = facts.commits;
  const position = effectiveAt.length - 1;
  const judged = judge(facts, classes, effectiveAt[position] ?? 0);
  return dailySeries(judged, { effectiveAt, position, startsAt: plan.startsAt ?? null });
}

process.exitCode = await verifyForecast(process.argv.slice(2)).catch((error: unknown) => {
  const isKnown = error instanceof UsageError || error instanceof CannotError;
  console.error(isKnown ? error.message : error);
  return error instanceof UsageError ? EXIT.usage : EXIT.cannot;
});
