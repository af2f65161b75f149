/** The list of methods: the one place that a new method is added to. */
import { meeting } from './meeting.ts'
import { meetingRate } from './meeting-rate.ts'

export const definitions = [meeting, meetingRate] as const
