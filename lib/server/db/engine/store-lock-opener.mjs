// For store-lock.test.ts: takes the lock if it can, says so, and stays.
import { takeLock } from "./store-lock.mjs";

let answer = "taken";
try {
  takeLock(process.argv[2], null);
} catch {
  answer = "held";
}
process.send(answer);
process.on("disconnect", () => process.exit());
