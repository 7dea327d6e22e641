/**
 * What happens while one looks, by one stream for all tabs of a browser: the tab that holds the lease reads it and tells
 * the others. EventSource can send no token, so fetch reads the stream.
 */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { call, random, send, type Out } from './call'
import type { ChangedThing, EntryAddedData, WorkOfKind } from './operations'
import { isProblem } from './problem'
import { expired, me, may, owes } from './session'
import { kept, onTabs, tellTabs } from './tabs'

type Told =
  | ['entry', EntryAddedData & { unread: number }]
  | ['read', { unread: number }]
  | ['changed', { things: ChangedThing[] }]
  | ['worklist', { kinds: string[] }]
  | ['resync', null]
type Changed = (things: ChangedThing[] | null) => void

/** How many entries of the inbox are not read. */
export const unread = ref(0)
/** What waits for the caller, by kind, without the things themselves. */
export const work = shallowRef<WorkOfKind[]>([])

const changes = new Set<Changed>(), entries = new Set<(entry: EntryAddedData) => void>(), worklist = new Set<() => void>()

/**
 * Call `reload` when a thing of this kind has changed, or this very thing if `id` is given: by somebody else, in another
 * tab or here, and after a gap in the stream, in which that may have been missed. Of what no event tells, no kind is given:
 * it is read again after a gap only. Changes that follow each other call it once; in a tab nobody looks at it waits until somebody does.
 */
export function useChanged(resource: string | readonly string[], reload: () => unknown, id?: () => string | undefined) {
  const kinds = ([] as string[]).concat(resource as string | string[])
  let timer = 0, missed = false, running = false, gone = false
  // One at a time, and not put off by the next change: where much happens, none would ever end.
  function later() {
    if (document.hidden || running) { missed = true; return }
    timer ||= window.setTimeout(() => void run(), 400)
  }
  async function run() {
    timer = 0
    running = true
    await Promise.resolve(reload()).finally(() => (running = false))
    shown()
  }
  const listener: Changed = (things) => {
    if (!things || things.some((thing) => kinds.includes(thing.type) && (!id || thing.id === id()))) later()
  }
  const shown = () => { if (!document.hidden && missed && !gone) { missed = false; later() } }
  changes.add(listener)
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => { gone = true; changes.delete(listener); document.removeEventListener('visibilitychange', shown); clearTimeout(timer) })
}

/** Call `listener` with every new entry of the inbox. */
export function useEntries(listener: (entry: EntryAddedData) => void) {
  entries.add(listener)
  onScopeDispose(() => entries.delete(listener))
}

/** Call `reload` when something else may wait for the caller now. */
export function useWorklist(reload: () => void) {
  worklist.add(reload)
  onScopeDispose(() => worklist.delete(reload))
}

/** Numbers at the edge: where they cannot be had the ones of before stay, and pages tell what is wrong. */
async function count<N extends 'get_worklist' | 'get_unread_count'>(asked: Promise<Out<N>>, show: (answer: Out<N>) => void) {
  const of = me.value
  try {
    const answer = await asked
    if (me.value === of) show(answer)
  } catch (error) { if (!isProblem(error)) throw error }
}
const admitted = () => !!me.value && !owes.value && !expired.value
async function readCounts() {
  if (admitted()) await count<'get_worklist'>(call('get_worklist', { query: { counts_only: true } }), ({ kinds }) => (work.value = kinds))
}
async function readUnread() {
  if (admitted()) await count<'get_unread_count'>(call('get_unread_count'), (answer) => (unread.value = answer.unread))
}

let counting = 0
function take([kind, data]: Told) {
  if (kind === 'entry') { unread.value = data.unread; entries.forEach((listener) => listener(data)) }
  if (kind === 'read') unread.value = data.unread
  if (kind === 'changed') changes.forEach((listener) => listener(data.things))
  if (kind === 'resync') { changes.forEach((listener) => listener(null)); void readUnread() }
  if (kind === 'worklist' || kind === 'resync') {
    worklist.forEach((listener) => listener())
    counting ||= window.setTimeout(() => { counting = 0; void readCounts() }, 500)
  }
}

/* The lease: which tab reads the stream, and until when it need not be asked. A tab in the background is woken once a
   minute only, so it keeps the lease for longer and takes one over later. */
const TAB = random(), LEASE = 'live'
function leads(): boolean {
  const [tab, until] = (kept.get(LEASE) ?? '').split(' ')
  if (tab !== TAB && Number(until) > Date.now() - (document.hidden ? 60_000 : 0)) return false
  kept.set(LEASE, `${TAB} ${Date.now() + (document.hidden ? 70_000 : 8_000)}`)
  return true
}
const yieldLease = () => { if (kept.get(LEASE)?.startsWith(TAB)) kept.remove(LEASE) }
// A page that is left is hidden after that; it must not take the lease again with its last breath.
let left = false
addEventListener('pagehide', () => { left = true; yieldLease() })
addEventListener('pageshow', () => { if (left) { left = false; turn() } })
onTabs<Told>('live', take)

/** Grows with every stream that is opened here: what changed before was not told. */
export const opened = ref(0)
let reading: AbortController | null = null, last = '', retry = 0, failures = 0

async function read(signal: AbortSignal) {
  const answer = await send(`/v1/live${last && `?after=${last}`}`, { headers: { Accept: 'text/event-stream' }, signal })
  failures = 0
  opened.value++
  const reader = answer.body!.getReader(), decoder = new TextDecoder()
  for (let rest = ''; ; ) {
    const { done, value } = await reader.read()
    if (done) return
    const frames = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = frames.pop() ?? ''
    for (const frame of frames) {
      const kind = /^event: (.*)$/m.exec(frame)?.[1], data = /^data: (.*)$/m.exec(frame)?.[1]
      const id = /^id: (.*)$/m.exec(frame)?.[1]
      if (id) last = id
      const told = toldOf(kind, data)
      if (!told) continue
      take(told)
      tellTabs('live', told)
    }
  }
}

function toldOf(kind: string | undefined, data: string | undefined): Told | null {
  const known = kind?.startsWith('inbox.entry-added') ? 'entry' : kind?.startsWith('inbox.entries-read') ? 'read' : kind
  if (!known || !['entry', 'read', 'changed', 'worklist', 'resync'].includes(known)) return null
  return [known, JSON.parse(data ?? 'null')] as Told
}

function turn() {
  if (left) return
  if (!admitted() || !may('get_live')) { reading?.abort(); reading = null; return }
  if (!leads()) { reading?.abort(); reading = null; return }
  if (reading || Date.now() < retry) return
  const mine = (reading = new AbortController())
  read(mine.signal).catch(() => failures++).finally(() => {
    if (reading !== mine) return
    reading = null
    // What was missed meanwhile is told by `resync`, which the platform sends first to whoever comes again.
    retry = Date.now() + Math.min(60_000, 1000 * 2 ** failures)
    if (!last) last = '00000000-0000-0000-0000-000000000000'
  })
}

setInterval(turn, 2500)
// Whoever has signed in again over the page.
watch(expired, (over) => { if (!over) { retry = 0; turn() } })
document.addEventListener('visibilitychange', turn)
watch([() => me.value?.id, owes], ([person]) => {
  unread.value = 0
  work.value = []
  reading?.abort()
  reading = null
  last = ''
  if (!person) { yieldLease(); return }
  void readUnread()
  void readCounts()
  turn()
}, { immediate: true })
