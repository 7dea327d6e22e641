/** The clock of the platform. That of a demonstration may be moved; what is late is late by it. */
import { ref } from 'vue'
import { call } from './call'

const told = ref({ at: '', real: 0, zone: '+08:00' })
/** Whether the clock can be moved: this is a demonstration. */
export const movable = ref(false)
/** Grows every half minute, so that what depends on the time is shown anew. */
const tick = ref(Date.now())
setInterval(() => (tick.value = Date.now()), 30_000)

export async function readClock() {
  const clock = await call('get_clock')
  const real = Date.now()
  told.value = { at: clock.now, real, zone: /([+-]\d\d:\d\d|Z)$/.exec(clock.now)?.[0] ?? '+08:00' }
  movable.value = clock.movable
}

/** Now, by the platform's clock and in its zone: `2026-03-17T13:31:00+08:00`. */
export function now(): string {
  const { at, real } = told.value
  return inZone(at ? Date.parse(at) + Math.max(0, tick.value - real) : tick.value)
}

/** A moment in the zone of the deployment, which `zone` alone is. */
export const zone = () => told.value.zone
export function inZone(time: number): string {
  const { zone } = told.value
  const ahead = zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)))
  return new Date(time + ahead * 60_000).toISOString().slice(0, 19) + zone
}
