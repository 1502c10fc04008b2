import {
  type Interpreter,
  type Reference,
  startInterpreter,
} from "@/lib/cli/verify-scanner/reference";

/** What was said of one content, and the version of the interpreter that said it. */
export type Answer = { readonly python: string; readonly reference: Reference };

/** The reference, and interpreters that are asked in turn for what those before them do not parse. */
export type Referees = {
  readonly versions: readonly string[];
  readonly ask: (bytes: Uint8Array) => Promise<Answer>;
  readonly end: () => void;
};

/** Starts each interpreter; a CannotError when one cannot be started. */
export async function startReferees(commands: readonly string[], jobs: number): Promise<Referees> {
  const interpreters: Interpreter[] = [];
  const end = () => interpreters.forEach((interpreter) => void interpreter.end());
  try {
    for (const command of commands) interpreters.push(await startInterpreter(command, jobs));
  } catch (error) {
    end();
    throw error;
  }
  return {
    versions: interpreters.map(({ version }) => version),
    async ask(bytes) {
      let refusal: Answer | null = null;
      for (const { version, parse } of interpreters) {
        const answer = { python: version, reference: await parse(bytes) };
        if ("rows" in answer.reference) return answer;
        refusal ??= answer;
      }
      if (refusal === null) throw new Error("There is always a first interpreter.");
      return refusal;
    },
    end,
  };
}
