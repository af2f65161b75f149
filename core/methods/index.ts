/** The list of methods: the one place that a new method is added to. */
import { cloud } from './cloud.ts'
import { meeting } from './meeting.ts'
import { meetingRate } from './meeting-rate.ts'

export const definitions = [meeting, meetingRate, cloud] as const
