import {regionInConsoleUrl} from '../console/destination.ts';
import type {PassRequest, RequestName, Values} from './pass.ts';
import {type FilledName, filledNames, requestNames, rows, type SettingName, settingNames} from './rows.ts';

/** A request a pass can be made of: what nobody asked for is filled in. `role` is `''` where none was named. */
export type FilledRequest = PassRequest & Pick<Values, FilledName>;

/** What holds for requests that leave it open. */
export type RequestSettings = Partial<Pick<Values, SettingName>>;

/**
 * What was asked for, else what is set, else what daypass does by itself. A console address names its own region: the
 * one that is set does not hold for it.
 */
export const fillIn = (asked: PassRequest, settings: RequestSettings = {}): FilledRequest => {
	const filled = Object.assign({}, defaults, picked(settings, settingNames), asked) as FilledRequest;
	if (asked.region !== undefined || regionInConsoleUrl(filled.destination) === undefined) return filled;
	const {region: _set, ...others} = filled;
	return others;
};

/**
 * Of a request as it was made, what was asked for: what was filled in is left to whoever makes the next one. What its
 * maker said yes to stays.
 */
export const onlyAsked = (made: PassRequest, asked: readonly RequestName[]): PassRequest =>
	picked(
		made,
		requestNames.filter((name) => asked.includes(name) || rows[name].personal),
	);

/** Whether a field's value asks for nothing: it is not there, or a list or tags without any. */
export const isNothing = (value: unknown): boolean =>
	value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** The fields of a request that are there. */
export const namesIn = (request: PassRequest): readonly RequestName[] =>
	requestNames.filter((name) => request[name] !== undefined);

/** What a profile says of its role's session, where somebody asked for nothing else. */
export const saidUnasked = (
	profile: Pick<PassRequest, 'sessionName' | 'duration'>,
	asked: readonly RequestName[],
): Pick<PassRequest, 'sessionName' | 'duration'> =>
	picked(
		profile,
		(['sessionName', 'duration'] as const).filter((name) => !asked.includes(name)),
	);

const picked = (from: PassRequest, names: readonly RequestName[]): PassRequest =>
	Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));

const defaults = Object.fromEntries(filledNames.map((name) => [name, rows[name].otherwise]));
