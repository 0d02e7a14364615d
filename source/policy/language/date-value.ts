/** Dates as condition values: the W3C profile of ISO 8601, or seconds since 1970 ("Date condition operators"). */

const iso =
	/^(\d{4})-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?([Zz]|[+-]\d{2}:\d{2})?)?)?$/;
const epochSeconds = /^\d{5,11}$/;

const offsetMinutes = (zone: string | undefined): number => {
	if (zone === undefined || zone.toLowerCase() === 'z') {
		return 0;
	}

	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
	return zone.startsWith('-') ? -minutes : minutes;
};

/**
 * Milliseconds since 1970, or `undefined`. No time zone means UTC. A bare year could as well be seconds since 1970,
 * and thirteen digits milliseconds: neither is guessed at.
 */
export const parseDateValue = (text: string): number | undefined => {
	if (epochSeconds.test(text)) {
		return Number(text) * 1000;
	}

	const match = iso.exec(text);
	if (match === null) {
		return undefined;
	}

	const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone] = match;
	const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3)}Z`);
	// `Date.parse` turns 31 April into 1 May; a day that does not exist is no date.
	return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(day) || Number(hour) > 23
		? undefined
		: time - offsetMinutes(zone) * 60_000;
};
