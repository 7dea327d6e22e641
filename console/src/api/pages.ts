import { call, type Out } from './call'
import type { Name } from './problem'

type ItemOf<N extends Name> = Out<N> extends { items: (infer Item)[] } ? Item : never

/** A list whole, page by page: up to 500 things, and steps, those with comments aside, are never so many. */
export async function whole<N extends Name>(name: N, path: Record<string, string>, signal: AbortSignal): Promise<ItemOf<N>[]> {
  const ask = call as unknown as (name: Name, given: object) => Promise<{ items: ItemOf<N>[]; next: string | null }>
  const found: ItemOf<N>[] = []
  for (let after: string | null = null; ; ) {
    const page: { items: ItemOf<N>[]; next: string | null } = await ask(name, { path, query: { limit: 100, after }, signal })
    found.push(...page.items)
    if (!(after = page.next) || found.length >= 500) return found
  }
}
/** Whether a step is with what is said about the thing, which the conversation shows. */
export const isComment = ({ action }: { action: string }) => action.startsWith('comment')
