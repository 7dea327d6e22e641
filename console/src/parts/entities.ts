/** Things that are picked by name. A capability may give a source of its own instead of a kind named here. */
import { call } from '../api/call'

export interface Entity { id: string; name: string; hint?: string | null }
export interface EntitySource {
  /** What fits what was typed; all if nothing was. */
  search: (q: string, signal: AbortSignal) => Promise<Entity[]>
  /** The one that is chosen already. */
  one?: (id: string) => Promise<Entity>
}
type Query = Record<string, unknown>

const named = (row: { id: string; name: string; code?: string | null }): Entity => ({ id: row.id, name: row.name, hint: row.code })
/** The lists look for two characters at least. */
const q = (typed: string) => (typed.trim().length > 1 ? { q: typed.trim() } : {})

const organizations = (query: Query = {}): EntitySource => ({
  search: async (typed, signal) => (await call('list_organizations', { query: { limit: 25, active: true, ...query, ...q(typed) }, signal })).items.map(named),
  one: async (organization_id) => named(await call('get_organization', { path: { organization_id } })),
})
const persons = (query: Query = {}): EntitySource => ({
  search: async (typed, signal) => (await call('list_persons', { query: { limit: 25, active: true, ...query, ...q(typed) }, signal })).items.map(named),
  one: async (person_id) => named(await call('get_person', { path: { person_id } })),
})
const chains: EntitySource = {
  search: async (typed, signal) => (await call('list_chains', { query: { limit: 100 }, signal })).items.map(named).filter((one) => one.name.includes(typed.trim())),
  one: async (chain_id) => named(await call('get_chain', { path: { chain_id } })),
}
const venues: EntitySource = {
  search: async (typed, signal) => (await call('list_venues', { query: { limit: 25, status: 'open', ...q(typed) }, signal })).items.map(named),
  one: async (venue_id) => named(await call('get_venue', { path: { venue_id } })),
}
const items: EntitySource = {
  search: async (typed, signal) => (await call('get_catalog', { signal })).classes
    .flatMap((group) => group.items.map((item) => ({ id: item.id, name: item.name, hint: group.name })))
    .filter((one) => one.name.includes(typed.trim())),
  one: async (item_id) => named(await call('get_catalog_item', { path: { item_id } })),
}

export const ENTITIES = {
  organization: organizations(), enterprise: organizations({ kind: ['enterprise'] }), department: organizations({ kind: ['department'] }),
  park: organizations({ kind: ['park'] }), person: persons(), chain: chains, venue: venues, item: items,
}
export type EntityKind = keyof typeof ENTITIES
