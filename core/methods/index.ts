/** The list of methods: the one place that a new method is added to. */
import { clouddoc } from './clouddoc.ts'
import { meeting } from './meeting.ts'
import { meetingRate } from './meeting-rate.ts'
import { server } from './server.ts'
import { storage } from './storage.ts'

export const definitions = [meeting, meetingRate, clouddoc, storage, server] as const
