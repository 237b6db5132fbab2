import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Query = Parameters<Adapter['queryRaw']>[0]

const NAME = 19
const NAME_ARRAY = 1003
const CHAR = 18
const TEXT = 25
const TEXT_ARRAY = 1009
const CHARACTER_COLUMN = 6

/**
 * The stock adapter, mended in four places so that Prisma's WebAssembly migration engine runs on it:
 * catalog columns of type `name` are reported as text and `"char"` as a character; the shadow database is really
 * the one connected to; its connections close before it is dropped; and a script is sent whole, because function
 * bodies contain semicolons.
 */
export class MigrationAdapter extends PrismaPg {
  readonly #config: pg.PoolConfig

  constructor(url: string) {
    const config = parts(url)
    super(config)
    this.#config = config
  }

  override async connect() {
    return mend(await super.connect())
  }

  override async connectToShadowDb() {
    const database = `guildhall_shadow_${globalThis.crypto.randomUUID().replaceAll('-', '')}`
    await this.#administer(`CREATE DATABASE "${database}"`)
    const shadow = mend(await new PrismaPg({ ...this.#config, database }).connect())
    const close = shadow.dispose.bind(shadow)
    shadow.dispose = async () => {
      await close()
      await this.#administer(`DROP DATABASE "${database}" WITH (FORCE)`)
    }
    return shadow
  }

  async #administer(sql: string) {
    const client = new pg.Client(this.#config)
    await client.connect()
    try {
      await client.query(sql)
    } finally {
      await client.end()
    }
  }
}

function mend(adapter: Adapter): Adapter {
  const inner = adapter as unknown as {
    performIO(query: Query): Promise<pg.QueryArrayResult>
    queryRaw: Adapter['queryRaw']
  }
  const performIO = inner.performIO.bind(adapter)
  let characterColumns: number[] = []
  inner.performIO = async (query) => {
    const result = await performIO(query)
    characterColumns = []
    result.fields.forEach((field, index) => {
      if (field.dataTypeID === NAME) field.dataTypeID = TEXT
      if (field.dataTypeID === NAME_ARRAY) field.dataTypeID = TEXT_ARRAY
      if (field.dataTypeID !== CHAR) return
      characterColumns.push(index)
      field.dataTypeID = TEXT
    })
    return result
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of characterColumns) result.columnTypes[index] = CHARACTER_COLUMN
    return result
  }
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script)
  }
  return adapter
}

function parts(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
    ssl: searchParams.get('sslmode') === 'require' ? true : undefined,
  }
}
