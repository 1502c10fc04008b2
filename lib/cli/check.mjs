// `npm run check`: lint, types, import rules and unused code. Seconds, no database.
import { runChecks } from "./setup/checks.mjs";

const { failed } = await runChecks();
if (failed > 0) process.exitCode = 1;
