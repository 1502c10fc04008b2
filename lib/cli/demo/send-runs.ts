import { type Problem, sender } from "@/lib/cli/upload/send";
import { demoRuns } from "./build-runs";
import { junitReport } from "./junit";
import { fileNameOf } from "./write-runs";

/**
 * Sends every simulated run to a server, one request each, as `plumbline upload` does. Throws an Error with the
 * server's reason when it refuses one.
 */
export async function sendRuns(server: string, project: string): Promise<void> {
  for (const [index, run] of demoRuns().entries()) {
    const { sha: commit, environment, startedAt } = run;
    const name = fileNameOf(run, index);
    const send = sender({
      ...{ server, project, isDemo: true, token: undefined },
      run: { commit, environment, run: run.run, startedAt },
      onRetry: (reason) => console.error(`${name}: ${server} ${reason}; again`),
    });
    const answer = await send(Buffer.from(junitReport(run)), name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${reasonOf(answer.problem)}`);
  }
}

function reasonOf({ title, detail, errors }: Problem): string {
  return [detail ?? title ?? "refused", ...(errors ?? []).map((one) => one.detail)].join("; ");
}
