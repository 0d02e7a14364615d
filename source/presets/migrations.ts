import {isObject} from '../json-object.ts';
import {fields} from '../pass/fields.ts';
import {firstProblem} from '../pass/schema.ts';

/** The content of config.json without its version. */
export type Content = Readonly<Record<string, unknown>>;

/** Step n makes version n + 2 of version n + 1. A step trusts nothing: what it makes is checked against the schema. */
export type Migration = (content: Content) => Content;

/** One step for each version there has been; a file of every one is kept in test/data/presets/. */
const migrations: readonly Migration[] = [
	// 2: a preset may hold `accepted`. No preset of version 1 does.
	(content) => content,
	// 3: a preset holds what was asked for and nothing else; and an issuer is an address that every link takes.
	({presets, settings, ...others}) => ({
		...others,
		...(presets === undefined ? {} : {presets: Array.isArray(presets) ? presets.map(asAsked) : presets}),
		...(settings === undefined ? {} : {settings: withGoodIssuer(settings)}),
	}),
];

/**
 * A preset or request of versions 1 and 2 without what daypass had filled in by itself: an hour, and the saver's own
 * session name, which would stand in CloudTrail for whoever uses it. Such files have lengths in seconds; what has them
 * otherwise was written by hand, or printed by `presets list`, and says what was meant.
 */
export const asAsked = (stored: unknown): unknown => {
	if (!isObject(stored)) return stored;
	const {duration, sessionName, ...others} = stored;
	if (typeof duration !== 'number' && duration !== 'max') return stored;
	const isDefaultName = typeof sessionName === 'string' && /^daypass-[A-Za-z0-9-]*$/.test(sessionName);
	return withGoodIssuer({
		...others,
		...(duration === fields.duration.otherwise ? {} : {duration}),
		...(sessionName === undefined || isDefaultName ? {} : {sessionName}),
	});
};

/** Without an issuer that was taken before and no link could be made with; one that never was is no older file's. */
const withGoodIssuer = (value: unknown): unknown => {
	if (!isObject(value) || typeof value['issuer'] !== 'string') return value;
	const {issuer, ...others} = value;
	const wasTaken = /^https?:\/\/[\x21-\x7e]{1,2040}$/.test(value['issuer']);
	return wasTaken && firstProblem(fields.issuer.kind.schema, issuer) !== undefined ? others : value;
};

/** The version this program writes. */
export const currentVersion = migrations.length + 1;

/** The content as the current version has it. `version` is the one the file was written as. */
export const migrate = (
	content: Content,
	version: number,
	steps: readonly Migration[] = migrations,
): Content => steps.slice(version - 1).reduce((older, step) => step(older), content);
