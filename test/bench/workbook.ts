/** Runs in a process of its own: makes an audit workbook of so many flows and says its digest, or runs out of heap. */
import { createHash } from 'node:crypto'
import { whole } from './audited.ts'

const bytes = await whole(Number(process.argv[2]))
console.log(createHash('sha256').update(bytes).digest('hex'))
