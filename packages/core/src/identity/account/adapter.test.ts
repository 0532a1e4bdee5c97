/**
 * Better Auth's own suites for adapters, on the embedded engine behind the guard.
 *
 * Left out: `number-id`, since a table without a counter has no serial numbers; the adapter says so (`supportsNumericIds: false`), and
 * Better Auth then refuses that setting.
 */
import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from "@better-auth/test-utils/adapter";
import { connectToFreshTable, type FreshTable, partitionsOf } from "#support";
import { accountAdapter } from "./adapter";

let table: FreshTable;

/** The suites ask questions that no lookup answers; beside the guard, a test may see every row of its own small table. */
async function everyPlace(model: string): Promise<string[]> {
  const prefix = `platform#auth#${model}#`;
  const partitions = await partitionsOf(table);
  return partitions.flatMap((pk) => (pk.startsWith(prefix) ? [pk.slice(prefix.length)] : []));
}

const { execute } = await testAdapter({
  adapter: () => accountAdapter({ secret: "a secret of the tests, long enough", everyPlace }),
  runMigrations: async () => {
    table = await connectToFreshTable();
  },
  tests: [
    normalTestSuite(),
    authFlowTestSuite(),
    transactionsTestSuite(),
    joinsTestSuite(),
    uuidTestSuite(),
    caseInsensitiveTestSuite(),
  ],
});

execute();
