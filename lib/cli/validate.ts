import { readBytes } from "@/lib/cli/upload/lines";
import { EXIT, parseCommand, UsageError } from "@/lib/cli/usage";
import { validateText } from "@/lib/cli/validate/validate-text";

const HELP = `plumbline validate FILE...

Says what each file is (a scan, a plan, a test report or findings of a scanner, gzip or not; - is stdin) and what it holds, or every reason
why it is none of them, with its line. Nothing is sent.

Exit codes: 0 all are sound, 1 one is not, 2 usage, 3 a file cannot be read.`;

const OPTIONS = { help: { type: "boolean", default: false } } as const;

/** `plumbline validate`; answers the exit code. */
export async function validateCommand(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  if (positionals.length === 0) throw new UsageError(`No file is named.\n\n${HELP}`);
  let exit: number = EXIT.fine;
  for (const file of positionals) {
    const verdict = await validateText(readBytes(file), file);
    for (const line of verdict.lines) console.log(`${file}: ${line}`);
    if (!verdict.isSound) exit = EXIT.checkFailed;
  }
  return exit;
}
