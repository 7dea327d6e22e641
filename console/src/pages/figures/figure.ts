import type { Figure, ShownFigureValue } from '../../api/operations'
import { say } from '../../words'
import { number, percent } from '../../words/numbers'

/** One row of the table: a group, and the value of each figure in it. */
export interface Line { key: string; name: string; values: (ShownFigureValue | undefined)[] }

/** Whether it is shown in percent: a share, or how much something grows in a year. */
export const inPercent = (figure: Figure) => figure.kind === 'share' || figure.kind === 'growth'
/** A value in words; its unit stands in the head. */
export const shownValue = (figure: Figure, value: ShownFigureValue | undefined) => (inPercent(figure) ? percent(value?.value) : number(value?.value))
/** Its unit, if its name does not say it. */
export const unitOf = (figure: Figure) => (inPercent(figure) || say(figure.words).toLowerCase().includes(say(figure.unit).toLowerCase()) ? '' : say(figure.unit))
