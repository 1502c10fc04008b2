import { writeRuns } from "@/lib/cli/demo/write-runs";
import { EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";

const HELP = `plumbline demo-runs --out DIR

Writes the simulated test runs of the demo as JUnit files, one for each run, for a look at them. \`npm start\` sends
the same ones with the demo; nothing is sent here. Each report says of itself that it is simulated.

  --out DIR      where to; made when it is not there

Exit codes: 0 written, 2 usage, 3 could not be written.`;

const OPTIONS = {
  out: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline demo-runs`; answers the exit code. */
export async function demoRunsCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  if (!values.out) throw new UsageError(`--out names the directory to write to.\n\n${HELP}`);
  const runs = await writeRuns(fromHere(values.out));
  console.log(`${runs.length} runs written to ${values.out}`);
  return EXIT.fine;
}
