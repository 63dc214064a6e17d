// Holds a server to GraphQL over HTTP, by the audits that graphql-http brings:
//
//	node audits.mjs http://127.0.0.1:8080/graphql
//
// It prints one line an audit, and ends with 1 if one is an error, what a server
// MUST do, or a warning, what it SHOULD do. Notices are for what it MAY do.
import { serverAudits } from "graphql-http";

const [url] = process.argv.slice(2);
const audits = serverAudits({ url, fetchFn: fetch });
let failed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== "ok" && result.status !== "notice") {
    failed++;
  }
  console.log(result.status, audit.id, audit.name, result.reason ?? "");
}
console.log(`audits: ${audits.length}, errors and warnings: ${failed}`);
process.exit(failed === 0 && audits.length > 0 ? 0 : 1);
