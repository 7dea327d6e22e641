/**
 * Who is signed in. The access token lives five minutes and stays in memory; the token that renews it is a cookie that
 * no script can read, so it outlives a reload and no tab can sign another one out by renewing.
 */
import { computed, ref, shallowRef } from 'vue'
import { call, type Out } from './call'
import { ACCESS, Role, type Me, type Session } from './operations'
import { Problem, type Name } from './problem'
import { kept, onTabs, tellTabs } from './tabs'

export const me = shallowRef<Me | null>(null)
/** What has to be done before anything else can be. */
export const owes = shallowRef<'password' | 'factor' | null>(null)
/** Set when a session ended by itself while somebody was at work: the page stays, and what was typed with it. */
export const expired = shallowRef(false)

/** Why it is not known who is signed in: nothing answers. */
export const away = shallowRef<Problem>()
let token = '', until = 0, renewing: Promise<boolean> | null = null

function keep(session: Session) {
  if (me.value && session.person.id !== me.value.id) location.reload()
  token = session.access_token
  until = Date.now() + (session.expires_in - 20) * 1000
  owes.value = session.must_change_password ? 'password' : session.must_enrol_factor ? 'factor' : null
  if (session.device_key) kept.set('device', session.device_key)
  kept.set('remembered', '1')
}

export async function access(): Promise<string> {
  if (Date.now() >= until && kept.get('remembered')) await renew()
  return token
}

/** Get another access token; one renewal at a time. Resolves to whether there is one. Throws where nothing answers. */
export const renew = (): Promise<boolean> => (renewing ??= (async () => {
  try {
    keep(await call('refresh_session', { body: { cookie: true } }))
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.passing) throw error
    token = ''
    until = 0
    return false
  }
})().finally(() => (renewing = null)))

async function begin() {
  const found = owes.value ? null : await call('get_me')
  // With an initial password nobody can be asked who they are but by the session itself.
  me.value = found ?? (await call('get_me').catch(() => null))
  expired.value = false
}

/** Sign in. Resolves to a challenge where a second factor is asked for, otherwise to null. */
export async function signIn(login: string, password: string): Promise<string | null> {
  const answer: Out<'open_session'> = await call('open_session', { body: { login, password, device_key: kept.get('device'), cookie: true } })
  if ('challenge' in answer) return answer.challenge
  await opened(answer)
  return null
}

/** The second step, with a code of the app or a recovery code. */
export async function completeSignIn(challenge: string, code: string) {
  await opened(await call('complete_sign_in', { body: { challenge, code, device_key: kept.get('device'), cookie: true } }))
}

async function opened(session: Session) {
  // Its cookie has taken the place of the one before.
  settled()
  me.value = me.value?.id === session.person.id ? me.value : null
  keep(session)
  await begin()
  tellTabs('session', session.person.id)
}

/** At the start: whoever was signed in before a reload still is. */
export async function resume() {
  if (kept.get('leaving')) await leave()
  if (!kept.get('remembered')) return
  try {
    if (await renew()) await begin()
    else kept.remove('remembered')
    away.value = undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    away.value = error
  }
}

/** Read again who is signed in, after something about them or the session has changed. */
export async function again() {
  if (await renew()) await begin()
}

/** Somebody has signed out and the platform could not be told, so their cookie is still good. It is told as soon as it answers. */
export const leaving = ref(!!kept.get('leaving'))
export async function signOut() {
  // The pages go first: what they hear of the end must not make them ask once more.
  me.value = owes.value = null
  kept.set('leaving', '1')
  await leave()
  if (!me.value) left()
  tellTabs('session')
}

async function leave() {
  try {
    if (token || (await renew())) await call('close_session')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.passing) { leaving.value = true; return }
  }
  settled()
  if (!me.value) left()
}
function settled() { kept.remove('leaving'); leaving.value = false }
const leaveAgain = () => { if (kept.get('leaving') && !me.value) void leave() }
setInterval(leaveAgain, 10_000)
addEventListener('online', leaveAgain)

/** The session ended by itself. Whoever is at work signs in again over the page. */
export function lost() {
  token = ''
  until = 0
  if (me.value) expired.value = true
  else left()
}

function left() {
  token = ''
  until = 0
  kept.remove('remembered')
  me.value = owes.value = null
  expired.value = false
}

// A page that a browser kept to go back to has heard nothing meanwhile.
addEventListener('pageshow', (event) => {
  if (!event.persisted || !me.value) return
  if (kept.get('remembered')) void renew().then((still) => { if (!still) lost() }, () => undefined)
  else left()
})

onTabs<string | null>('session', (person) => {
  if (person === null) left()
  else if (!me.value || me.value.id !== person) location.reload()
  else expired.value = false
})

/** The roles that follow from the posts held today: a kind of post that is a role has its name. */
export const roles = computed(() => new Set((me.value?.posts ?? []).map((post) => post.kind as Role).filter((kind) => kind in Role)))
/** Who reads public comments alone. */
export const OUTSIDE: readonly string[] = ['enterprise_contact', 'service_agent', 'grid_worker']
/** Whether the caller speaks for enterprises and for no office. */
export const enterprise = computed(() => [...roles.value].every((role) => OUTSIDE.includes(role)))

/** Whether the caller's roles admit to an operation. What they may do to a thing, its `actions` say. */
export function may(name: Name): boolean {
  const needed = (ACCESS as Partial<Record<Name, readonly Role[]>>)[name]
  return !!me.value && !owes.value && (!needed || needed.some((role) => roles.value.has(role)))
}
