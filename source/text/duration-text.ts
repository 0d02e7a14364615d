const units = [
	{name: 'd', seconds: 86_400},
	{name: 'h', seconds: 3_600},
	{name: 'm', seconds: 60},
] as const;

/** Seconds as a person says them: `45 min`, `1 h`, `1 h 30 min`. */
export const durationText = (seconds: number): string => {
	const whole = Math.round(seconds / 60);
	const hours = Math.floor(whole / 60);
	const minutes = whole % 60;
	if (hours === 0) return `${minutes} min`;
	return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
};

/** Time left, coarsely, for something that is read in passing: `3d`, `5h`, `11m`, `<1m`. */
export const roughly = (seconds: number): string => {
	for (const unit of units)
		if (seconds >= unit.seconds) return `${Math.floor(seconds / unit.seconds)}${unit.name}`;
	return '<1m';
};

/** Seconds in a sentence, exactly: `an hour`, `90 minutes`, `90 seconds`. */
export const lengthWords = (seconds: number): string => {
	if (seconds === 0 || seconds % 3600 !== 0) return minutesWords(seconds);
	return seconds === 3600 ? 'an hour' : `${seconds / 3600} hours`;
};

/** The same without hours, where ages are compared: `60 minutes`, `90 seconds`. */
export const minutesWords = (seconds: number): string => {
	if (seconds === 0 || seconds % 60 !== 0) return seconds === 1 ? 'a second' : `${seconds} seconds`;
	return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`;
};

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Time left as a clock: `14:52`, `1:04:07`; `0:00` when it is over. */
export const countdown = (milliseconds: number): string => {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor((seconds % 3600) / 60);
	return hours > 0
		? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds % 60)}`
		: `${minutes}:${twoDigits(seconds % 60)}`;
};

/** The wall clock here, `17:45`; `00:20 tomorrow`, or the weekday, when it is not today's. */
export const localTime = (iso: string, now: number): string => {
	const time = new Date(iso);
	return soonText(time, now) ?? `${clockText(time)} on ${weekday(time)}`;
};

/** The same for any day: `17:45` today, `00:20 tomorrow`, `2026-11-20 17:45` on another. */
export const localMoment = (iso: string, now: number): string => {
	const time = new Date(iso);
	return soonText(time, now) ?? dateAndTime(time);
};

/** How a session is over: `ended 17:45`, or `revoked 17:20` where it was. */
export const endedText = (end: string, revokedAt: string | undefined, now: number): string =>
	revokedAt === undefined ? `ended ${localMoment(end, now)}` : `revoked ${localMoment(revokedAt, now)}`;

/** `2026-11-20 17:45`, here. Intl says it as well, and takes 15 ms to load. */
export const dateAndTime = (time: Date): string =>
	`${time.getFullYear()}-${twoDigits(time.getMonth() + 1)}-${twoDigits(time.getDate())} ${clockText(time)}`;

/** `17:45`, here. */
export const clockText = (time: Date) => `${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;

/** A time of today or tomorrow. */
const soonText = (time: Date, now: number): string | undefined => {
	const day = new Date(now);
	if (time.toDateString() === day.toDateString()) return clockText(time);
	day.setDate(day.getDate() + 1);
	return time.toDateString() === day.toDateString() ? `${clockText(time)} tomorrow` : undefined;
};

const weekday = (time: Date) => time.toLocaleDateString('en-GB', {weekday: 'long'});
