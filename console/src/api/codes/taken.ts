// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** By which way somebody takes a request in for an enterprise (代为受理的渠道). */
export const TakenInChannel = {
  grid: ["网格上报", "by a grid worker"],
  visit: ["走访收集", "on a visit"],
  on_site: ["现场受理", "at the service centre"],
  hotline: ["热线电话", "by telephone"],
} as const;
export type TakenInChannel = keyof typeof TakenInChannel;
