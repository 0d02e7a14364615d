/**
 * When credentials end, as caches and answers write it: ISO 8601, or with `UTC` at its end, as older versions of the
 * AWS CLI write it. What can't be read is an invalid date.
 */
export const moment = (text: unknown): Date =>
	new Date(String(text).replace(/^(\d{4}-\d\d-\d\dT[\d:.]+) ?UTC$/, '$1Z'));
