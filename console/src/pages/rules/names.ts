/** The names of what rules speak of by id. The catalog, the chains and the parks of a district are few. */
import { call } from '../../api/call'
import { RuleCondition, type Rule } from '../../api/operations'
import type { Vocabulary } from '../../parts/fields'
import { word } from '../../words'

const twice = (name: string) => [name, name] as const
const vocabulary = (all: readonly { id: string; name: string }[]): Vocabulary => Object.fromEntries(all.map((one) => [one.id, twice(one.name)]))

export async function readNames(signal?: AbortSignal) {
  const [catalog, chains, parks, departments] = await Promise.all([
    call('get_catalog', { query: { inactive: true }, signal }), call('list_chains', { query: { limit: 100 }, signal }),
    call('list_organizations', { query: { kind: ['park'], limit: 100 }, signal }), call('list_organizations', { query: { kind: ['department'], limit: 100 }, signal }),
  ])
  const items = vocabulary(catalog.classes.flatMap((one) => one.items)), segments = [...new Set(chains.items.flatMap((chain) => chain.segments.map((one) => one.name)))]
  const found = { items, chains: vocabulary(chains.items), parks: vocabulary(parks.items), segments: Object.fromEntries(segments.map((name) => [name, twice(name)])), departments: vocabulary(departments.items) }
  const all: Vocabulary = { ...found.items, ...found.chains, ...found.parks, ...found.departments }
  const of = (id: string) => all[id]?.[0] ?? id
  const conditions = (rule: Rule) => ([['item', rule.items], ['chain', rule.chains], ['segment', rule.segments], ['park', rule.parks]] as const)
    .filter(([, values]) => values?.length).map(([kind, values]) => ({ title: word(RuleCondition, kind), values: values!.map(of).join('、') }))
  return { ...found, of, conditions }
}
export type Names = Awaited<ReturnType<typeof readNames>>
