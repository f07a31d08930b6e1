import type { Db } from './db.ts'

export interface GenerationRow {
  key: string
  /** JSON. */
  recipe: string
  /** JSON. */
  shares: string
  tokens: number
  done: number
}

export interface NewGeneration {
  key: string
  recipe: string
  shares: string
  /** In the order of the tokens. */
  dnas: string[]
}

/** A planned collection and how far it is drawn. JSON as values: a recipe's folder moves with its project. */
export interface WholeGeneration {
  key: string
  recipe: unknown
  shares: unknown
  createdAt: string
  /** In the order of the tokens. */
  tokens: [dna: unknown, done: 0 | 1][]
}

export interface GeneratedTokenRow {
  position: number
  /** JSON. */
  dna: string
}

/** Recipes, and the collections drawn by them. */
export interface Generations {
  /** JSON of the project's recipe. */
  getRecipe(projectId: string): string | undefined
  setRecipe(projectId: string, body: string): void
  removeRecipe(projectId: string): void
  get(projectId: string): GenerationRow | undefined
  /** Puts a planned collection in the place of the one before, whose items go; no token of it is drawn yet. */
  begin(projectId: string, generation: NewGeneration): void
  getWhole(projectId: string): WholeGeneration | undefined
  /** In the place of the one that is there; the items stay as they are. */
  setWhole(projectId: string, generation: WholeGeneration | undefined): void
  /** Tokens not drawn yet after a position, in order. */
  pending(projectId: string, afterPosition: number, limit: number): GeneratedTokenRow[]
  setDone(projectId: string, position: number): void
  /** SHA-256 of a picture that was drawn before. */
  getPicture(projectId: string, key: string): string | undefined
  /** @param key names everything it was drawn with */
  savePicture(projectId: string, key: string, sha256: string): void
}

export function createGenerations(db: Db): Generations {
  const getRecipe = db.prepare<[string], { body: string }>('select body from recipes where project_id = ?')
  const setRecipe = db.prepare<[string, string, string]>(
    `insert into recipes (project_id, body, updated_at) values (?, ?, ?)
     on conflict do update set body = excluded.body, updated_at = excluded.updated_at`,
  )
  const removeRecipe = db.prepare<[string]>('delete from recipes where project_id = ?')
  const get = db.prepare<[string], GenerationRow>(
    `select key, recipe, shares, count(t.position) as tokens, coalesce(sum(t.done), 0) as done
     from generations g left join generated_tokens t using (project_id) where g.project_id = ? group by project_id`,
  )
  const getRow = db.prepare<[string], { key: string; recipe: string; shares: string; createdAt: string }>(
    'select key, recipe, shares, created_at as createdAt from generations where project_id = ?',
  )
  const tokensOf = db.prepare<[string], { dna: string; done: 0 | 1 }>(
    'select dna, done from generated_tokens where project_id = ? order by position',
  )
  const removeItems = db.prepare<[string]>('delete from items where project_id = ?')
  const remove = db.prepare<[string]>('delete from generations where project_id = ?')
  const add = db.prepare<[string, string, string, string, string]>(
    'insert into generations (project_id, key, recipe, shares, created_at) values (?, ?, ?, ?, ?)',
  )
  const addToken = db.prepare<[string, number, string, 0 | 1]>(
    'insert into generated_tokens (project_id, position, dna, done) values (?, ?, ?, ?)',
  )
  const pending = db.prepare<[string, number, number], GeneratedTokenRow>(
    `select position, dna from generated_tokens where project_id = ? and position > ? and done = 0 order by position limit ?`,
  )
  const setDone = db.prepare<[string, number]>(
    'update generated_tokens set done = 1 where project_id = ? and position = ?',
  )
  const getPicture = db.prepare<[string, string], { sha256: string }>(
    'select sha256 from drawn_pictures where project_id = ? and key = ?',
  )
  const savePicture = db.prepare<[string, string, string]>(
    `insert into drawn_pictures (project_id, key, sha256) values (?, ?, ?)
     on conflict do update set sha256 = excluded.sha256`,
  )
  const begin = db.transaction((projectId: string, { key, recipe, shares, dnas }: NewGeneration) => {
    removeItems.run(projectId)
    remove.run(projectId)
    add.run(projectId, key, recipe, shares, new Date().toISOString())
    dnas.forEach((dna, index) => addToken.run(projectId, index + 1, dna, 0))
  })
  const setWhole = db.transaction((projectId: string, generation: WholeGeneration | undefined) => {
    remove.run(projectId)
    if (!generation) return
    const { key, recipe, shares, createdAt, tokens } = generation
    add.run(projectId, key, JSON.stringify(recipe), JSON.stringify(shares), createdAt)
    tokens.forEach(([dna, done], index) => addToken.run(projectId, index + 1, JSON.stringify(dna), done))
  })
  return {
    getRecipe: (projectId) => getRecipe.get(projectId)?.body,
    setRecipe: (projectId, body) => void setRecipe.run(projectId, body, new Date().toISOString()),
    removeRecipe: (projectId) => void removeRecipe.run(projectId),
    get: (projectId) => get.get(projectId),
    begin: (projectId, generation) => void begin(projectId, generation),
    getWhole(projectId) {
      const row = getRow.get(projectId)
      return (
        row && {
          ...row,
          recipe: JSON.parse(row.recipe) as unknown,
          shares: JSON.parse(row.shares) as unknown,
          tokens: tokensOf.all(projectId).map(({ dna, done }) => [JSON.parse(dna) as unknown, done]),
        }
      )
    },
    setWhole: (projectId, generation) => void setWhole(projectId, generation),
    pending: (projectId, afterPosition, limit) => pending.all(projectId, afterPosition, limit),
    setDone: (projectId, position) => void setDone.run(projectId, position),
    getPicture: (projectId, key) => getPicture.get(projectId, key)?.sha256,
    savePicture: (projectId, key, sha256) => void savePicture.run(projectId, key, sha256),
  }
}
