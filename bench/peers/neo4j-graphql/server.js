// Serves the graph by @neo4j/graphql on GraphQL Yoga, as their documentation shows it. The environment says where Neo4j is: NEO4J_URI, NEO4J_USER and
// NEO4J_PASSWORD. When the server is ready, it prints its address. It ends when standard input ends, or on SIGTERM.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Neo4jGraphQL } from '@neo4j/graphql'
import { createYoga } from 'graphql-yoga'
import neo4j from 'neo4j-driver'

const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD))

// The library looks a thing up by its label and its id. Parley's own index is for another label.
for (const label of ['Person', 'Organization', 'Place', 'Issue', 'Meeting']) {
  await driver.executeQuery(`CREATE INDEX peer_${label} IF NOT EXISTS FOR (n:${label}) ON (n.id)`)
}
await driver.executeQuery('CALL db.awaitIndexes()')

const neoSchema = new Neo4jGraphQL({
  typeDefs: readFileSync(new URL('types.graphql', import.meta.url), 'utf8'),
  driver,
  // Days are strings. The library compares strings only if it is told to.
  features: { filters: { String: { LTE: true, GTE: true } } },
})
const yoga = createYoga({ schema: await neoSchema.getSchema(), context: { executionContext: driver }, graphiql: false, logging: 'warn' })

const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql node ${process.version}`))
process.stdin.resume().once('end', () => process.exit())
process.once('SIGTERM', () => process.exit())
