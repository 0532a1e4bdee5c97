/**
 * Better Auth's own suites for adapters, on the embedded engine behind the guard.
 *
 * Left out: `number-id`, since a table without a counter has no serial numbers; the adapter says so (`supportsNumericIds: false`), and
 * Better Auth then refuses that setting.
 */
import { ScanCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from "@better-auth/test-utils/adapter";
import { connectToFreshTable, type FreshTable } from "#support";
import { accountAdapter } from "./adapter";

let table: FreshTable;

/** The suites ask questions that no lookup answers; beside the guard, a test may see every row of its own small table. */
async function everyPlace(model: string): Promise<string[]> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: table.endpoint, region: "eu-west-1", credentials });
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table.tableName }));
  client.destroy();
  const prefix = `platform#auth#${model}#`;
  return Items.flatMap(({ pk }) => (pk?.S?.startsWith(prefix) ? [pk.S.slice(prefix.length)] : []));
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
