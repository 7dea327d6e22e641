import type { Figure, ShownFigureValue } from '../../api/operations'
import { say } from '../../words'
import { number, percent } from '../../words/numbers'

/** One row of the table: a group, and the value of each figure in it. */
export interface Line { key: string; name: string; values: (ShownFigureValue | undefined)[] }

/** A value in words; its unit stands in the head. */
export const shownValue = (figure: Figure, value: ShownFigureValue | undefined) => (figure.kind === 'share' ? percent(value?.value) : number(value?.value))
/** Its unit, if its name does not say it. */
export const unitOf = (figure: Figure) => (figure.kind === 'share' || say(figure.words).toLowerCase().includes(say(figure.unit).toLowerCase()) ? '' : say(figure.unit))
