export { type Answer, type Channel, eventId, parseEventId } from './channel.js'
export { type Schedule, weekLong } from './schedule.js'
export { parseSecret } from './signature.js'
export { targetName, type WebhookTarget, webhookChannel } from './webhook.js'
