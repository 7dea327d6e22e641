import { toast } from '../../parts/toast'
import { c } from '../../words/common'
import { w } from './words'

/** Whether it was only proposed (202): a second person decides. */
export const isProposed = (answer: object): answer is { id: string; proposed_at: string } => 'proposed_at' in answer
/** Say whether it is done, or waits for a second person. */
export const told = (answer: object) => toast(isProposed(answer) ? w.proposed : c.done)
