import {regionInConsoleUrl} from '../../console/destination.ts';
import {type FieldName, federatedRole, type PassRequest, type PassSecrets} from '../../pass/pass.ts';
import {fieldNames, longFlag, requestNames, rows} from '../../pass/rows.ts';
import {isSameQuestion} from '../../signin/accepted.ts';
import {roleMissing} from '../../signin/request-check.ts';

/** What commander makes of the flags: by their long names without dashes, absent where not given. */
export type LinkOptions = Readonly<Record<string, unknown>>;

/** `--session-name` as commander calls it: `sessionName`. */
const attributeOf = (flags: string): string =>
	longFlag(flags)
		.slice(2)
		.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** White space around a value came with a paste; that within a tag’s value may be meant. */
const pasted = (typed: unknown, name: FieldName): unknown => {
	if (typeof typed === 'string') return typed.trim();
	return Array.isArray(typed) && name !== 'tags' ? typed.map((text: string) => text.trim()) : typed;
};

/** The values of the flags that are given. Throws kind `usage` for what makes no sense. */
const given = (options: LinkOptions, names: readonly FieldName[]): Readonly<Record<string, unknown>> =>
	Object.fromEntries(
		names.flatMap((name) => {
			const {flag, kind} = rows[name];
			const typed = flag && pasted(options[attributeOf(flag.flags)], name);
			if (typed === undefined) return [];
			if (kind.entries) return [[name, kind.entries.parse(Array.isArray(typed) ? typed : [])]];
			return [[name, typeof typed === 'string' ? (kind.parse(typed) ?? typed) : typed]];
		}),
	);

/** What the flags say, and nothing they don't: laid over a preset, or a request of its own. Throws kind `usage`. */
export const requestOverrides = (options: LinkOptions): PassRequest => {
	const request: PassRequest = given(options, requestNames);
	return request.federate ? {...request, role: federatedRole} : request;
};

export const requestSecrets = (options: LinkOptions): PassSecrets =>
	given(
		options,
		fieldNames.filter((name) => rows[name].secret),
	);

/**
 * A request with what flags say laid over it: a console address given now names its own region, one way in takes the
 * place of another, and another role or scope is nothing that was said yes to.
 */
export const layOver = (base: PassRequest, overrides: PassRequest): PassRequest => {
	const {region, role, self, federate, accepted, ...others} = base;
	const itsRegion = region === undefined ? undefined : regionInConsoleUrl(overrides.destination ?? '');
	const otherWay = overrides.role !== undefined || overrides.self !== undefined;
	const laid: PassRequest = {
		...(otherWay ? {} : present({role, self, federate})),
		...others,
		...present({region: itsRegion ?? region}),
		...overrides,
	};
	return accepted !== undefined && isSameQuestion(base, laid) ? {accepted, ...laid} : laid;
};

/** Without what is undefined. */
const present = (
	fields: {readonly [Name in keyof PassRequest]?: PassRequest[Name] | undefined},
): PassRequest => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** What the flags alone ask for. Throws kind `usage` where they name nobody. */
export const requestFromOptions = (options: LinkOptions): PassRequest => {
	const request = requestOverrides(options);
	if (namesSomebody(request)) return request;
	throw roleMissing();
};

/** A role, the session at hand, or what a profile names. */
const namesSomebody = ({role, self, profile}: PassRequest): boolean =>
	role !== undefined || self === true || profile !== undefined;
