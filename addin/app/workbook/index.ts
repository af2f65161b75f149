/** What the page shows of a workbook: a card of actions, and a button at each input of several rows. */
export { WorkbookCard } from './card.tsx'
export { Pick } from './pick.tsx'
