// Serves the tables by PostGraphile, with its preset Amber. The environment says where PostgreSQL is: POSTGRESQL_URI. When the server is ready, it prints its address.
// It ends when standard input ends, or on SIGTERM.
import { createServer } from 'node:http'
import { grafserv } from 'postgraphile/grafserv/node'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { postgraphile } from 'postgraphile'

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.POSTGRESQL_URI, schemas: ['public'] })],
  grafserv: { graphiql: false, watch: false },
  grafast: { explain: false },
})

const server = createServer()
await pgl.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/graphql node ${process.version}`))
process.stdin.resume().once('end', () => process.exit())
process.once('SIGTERM', () => process.exit())
