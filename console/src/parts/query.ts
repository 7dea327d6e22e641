import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export type Filters = Record<string, string | string[]>

/** Filters that live in the address: what is shown can be sent to a colleague, and Back goes back. */
export function useQuery(empty: () => Filters) {
  const route = useRoute(), router = useRouter(), at = route.path
  const filters = computed(() => {
    const found: Filters = {}
    for (const [name, preset] of Object.entries(empty())) {
      const given = ([] as unknown[]).concat(route.query[name] ?? []).filter((one): one is string => typeof one === 'string' && !!one)
      found[name] = Array.isArray(preset) ? given : (given[0] ?? preset)
    }
    return found
  })
  function set(changed: Filters) {
    if (route.path !== at) return
    const query: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries({ ...route.query, ...changed })) {
      const preset = empty()[name]
      if (value != null && value.length && value !== preset) query[name] = value as string | string[]
    }
    void router.replace({ query })
  }
  const narrowed = computed(() => Object.keys(empty()).some((name) => name !== 'sort' && route.query[name] !== undefined))
  return { filters, set, narrowed, clear: () => void router.replace({ query: {} }) }
}
