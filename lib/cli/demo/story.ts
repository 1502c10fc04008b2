import type { DemoEnvironment, Moment } from "./model";

/*
 * The story of the demo's test runs. Commits, trees and counts of violations are facts of the demo's scan; what the
 * tests said is made up, hung on what those commits did, and marked in every report as simulated.
 *
 * 14 Sep 00:00 52e3426a local+staging everything passes, the primary suite with its 169 tests: Golden Path protected
 * 14 Sep 00:15 9ee8be3a local         agent_instance_factory.py moved to a legacy path; the tests do not see it
 * 14 Sep 01:00 b81f5640 local         first detection test, seen failing
 * 14 Sep 03:12 01fb7393 local+staging the other two as well: all five cases have failed, detection is done
 * 14 Sep 05:20 ee88886d local+staging version 2 of the plan: the same tests fail over other counts
 * 14 Sep 09:57 67095388 local+staging an import consolidation test passes while violations stand: vacuous from here on
 * 14 Sep 18:41 889efbfb local+staging the merges from 18:35 have brought twelve planned files to the line
 * 14 Sep 20:05 e1e380d3 local+staging agent_completed goes missing on staging: incident
 * 14 Sep 21:50 e3956182 local+staging still missing
 * 14 Sep 23:00 10219f0a local+staging the true revert, and the events are back: cleared by evidence
 * 15 Sep 00:12 61d0b3ec local+staging primary suite hollowed out to 18 tests and no import of the family: weakened, yet "updated"
 * 15 Sep 11:45 423247ef local         the event emission tests run for the last time
 * 15 Sep 16:30 617ea3a8 local+staging a tool_executing test fails and passes at one commit: flaky
 * 15 Sep 19:32 33101f24 local+staging from here on the user journey test is left out on staging
 * 16 Sep 00:07 ac888600 local+staging version 3 and the mass move: user isolation fails; first run of the validation tests
 * 16 Sep 01:34 dc624508 local         still failing
 * 16 Sep 03:14 20f838a0 local+staging user isolation is back
 * 16 Sep 06:54 d6eb683d local+staging websocket_bridge_factory.py is gone since 06:38: one file fails at import, one skips
 * 16 Sep 15:43 8b295727 local+staging still gone
 * 16 Sep 16:24 c265921e staging       the flaky one again; the journey is stale within the hour
 * 16 Sep 21:42 847e5060 local+staging the factory is back, on a legacy path
 * 16 Sep 23:01 678f9799 local+staging the user journey runs again on staging
 * 17 Sep 15:35 1d3c0267 local+staging last merge of the line: more violations, the tests do not see it
 *
 * On every commit listed below all files of `test-files.ts` ran that its tree has, and eight that it lacks: the four of
 * the plan's new and validation tests were never written on this line, four ran from the branch that a merge of
 * 14 September 18:35 to 18:41 brought in. What departs from a plain pass stands in `turns.ts`.
 */

/** sha, committed at, plan version in force, its violations and files with them, environments. */
const TABLE = `
52e3426ad90847bd163c5f53ad886bc6a09bf54c 2025-09-14T00:00:05Z 1  748 394 local staging
9ee8be3af55b2a53c9fdaf2fca38a64178672125 2025-09-14T00:15:21Z 1  752 396 local
b81f5640e7d556bba69cd2a4d31acb0a1d3c26e4 2025-09-14T01:00:33Z 1  776 406 local
d4364dbeeae12f6c3edc9608dcfba920ca6de1d6 2025-09-14T02:10:26Z 1  790 408 local staging
01fb7393b4aaa5bc47b2489cb825c9933f36cf5a 2025-09-14T03:12:31Z 1  787 411 local staging
ee88886d8060ae44b557f72f3fb58256511af2ba 2025-09-14T05:20:37Z 2  981 570 local staging
67095388adf80a12cb3f3bd9da847f22407da266 2025-09-14T09:57:09Z 2  991 575 local staging
85da67513102283bc363d11ab53efdc2e38ffcd9 2025-09-14T13:30:17Z 2  986 573 local staging
9487805338846e831a302f881229dd7df1e82b62 2025-09-14T18:11:28Z 2  986 573 local
889efbfb1462461d789e97d8c2664988abeb8d6d 2025-09-14T18:41:01Z 2 1015 584 local staging
e1e380d36045ae743fa9c7116e2238e0a2d56f85 2025-09-14T20:05:29Z 2 1034 591 local staging
e39561822ef1fd5f364d1a8550b935c640f76fc1 2025-09-14T21:50:01Z 2 1052 599 local staging
10219f0ac263ff21b6b53882540cf6448f672e1c 2025-09-14T23:00:24Z 2 1050 596 local staging
61d0b3ec245ec3f9df0470182b019df0bf830a20 2025-09-15T00:12:08Z 2 1038 586 local staging
3f7c245c9ef4ec8ba1b5667b14fcfafceadcad80 2025-09-15T01:12:09Z 2 1040 584 local
35a921dccaf314e188077709deec46ea4283a618 2025-09-15T02:00:00Z 2 1033 578 local staging
9c6223bb1283ffd43d8d157b5a917372a705b25b 2025-09-15T06:32:41Z 2 1024 567 local staging
ea4f48a81a7c7380ec255583184d3b2ff97e3986 2025-09-15T07:40:31Z 2  667 340 local
08cc6b9f1be5f93d21aeea02d3ef7e10d6c02a45 2025-09-15T09:00:01Z 2  667 340 local staging
423247ef53735dcf6f43ab7ec4e65ae22ec1f0bf 2025-09-15T11:45:53Z 2  669 342 local
aaabedd806f7fa6b49c17bbf6160445a1b5f8933 2025-09-15T12:47:34Z 2  682 349 local staging
617ea3a86b4b45e550e68176153e3d12ed6ec012 2025-09-15T16:30:21Z 2  681 347 local staging staging
33101f240d2aab61b626a672bb16e3eee686a3d6 2025-09-15T19:32:10Z 2  673 342 local staging
37455fb6ffaaf17527deadcf1c0c58c8c9ff5080 2025-09-15T21:01:37Z 2  673 342 local staging
061077181597149131832251a5aeeac18e325435 2025-09-15T23:19:12Z 2  684 348 local
ac8886009f85699c80824d9ba02528a3ddee8102 2025-09-16T00:07:57Z 3  714 366 local staging
dc62450812671c6675274a3523002091220cd9f8 2025-09-16T01:34:38Z 3  762 381 local
20f838a0ad4f547c83a6a07a796b578ba5ed5217 2025-09-16T03:14:51Z 3  818 397 local staging
d6eb683de58c1ef5d8eb7a5383aac204e8739cae 2025-09-16T06:54:16Z 3  828 401 local staging
8b295727c0065d34a0cfde13784aab798a1ef36e 2025-09-16T15:43:43Z 3  814 399 local staging
c265921e4c5dae190109a4d03de8f8c8f6e92b1f 2025-09-16T16:24:27Z 3  863 411 staging staging
847e50607357111735e8e97cf3cdb49274d58abd 2025-09-16T21:42:39Z 3  887 424 local staging
678f979939ec33a315cc88548f6de16f7bfa4bb5 2025-09-16T23:01:19Z 3  896 433 local staging
5e6eae2804b39e2dfb1110ecf49f61494ed0d780 2025-09-17T01:23:00Z 3  903 440 local staging
e2dcf9ffadaeb0be05db89754d5a7b9e6c899cda 2025-09-17T04:04:49Z 3  902 440 local
586e45e2684decc4e272ebf69d51527b1caa16af 2025-09-17T10:00:40Z 3  902 440 local staging
62aa8757b22267506d44aaaf4a8285ed666c9202 2025-09-17T12:01:11Z 3  902 440 local
1d3c0267ce5d5c10265d368ba3d7eeffb05f3981 2025-09-17T15:35:01Z 3  963 467 local staging
`;

/** The commits on which runs are made, in the order of the line. */
export const MOMENTS: readonly Moment[] = TABLE.trim().split("\n").map(readMoment);

function readMoment(row: string): Moment {
  const [sha = "", committedAt = "", version, violations, files, ...environments] = row.split(/ +/);
  return {
    sha,
    committedAt,
    planVersion: Number(version),
    violations: Number(violations),
    files: Number(files),
    environments: environments.map(environmentOf),
  };
}

function environmentOf(word: string): DemoEnvironment {
  if (word === "local" || word === "staging") return word;
  throw new Error(`The story knows no environment ${word}.`);
}
