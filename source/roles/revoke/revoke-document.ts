import {isDeepStrictEqual} from 'node:util';
import {Failure} from '../../failure.ts';
import {parseDateValue} from '../../policy/language/date-value.ts';
import {findDuplicateKey} from '../../policy/language/duplicate-key.ts';
import {type RawMember, rawElements, rawMembers} from './raw-json.ts';

/** The inline policy that "Revoke active sessions" writes ("Revoke IAM role temporary security credentials"). */
export const revokingPolicy = 'AWSRevokeOlderSessions';

/** Characters, white space not counted, of all inline policies of a role together ("IAM and AWS STS quotas"). */
const mostCharacters = 10_240;

/**
 * Milliseconds after which nothing issued before is alive. A role session lasts at most 12 h; a sign-in token made in
 * its last moment works for 15 minutes; the console session it opens lasts at most another 12 h ("Enabling custom
 * identity broker access to the AWS console", SessionDuration). Which of them `aws:TokenIssueTime` then tells is not
 * documented: cleaning up must not bring one of them back to life.
 */
const longestLife = (12 * 60 + 15 + 12 * 60) * 60_000;

/** Sessions issued before a moment: all of a role's, or those of one `aws:userid`. */
export type Revocation = {readonly before: Date; readonly userId?: string};

export type RevokeDocument = {
	/** JSON, as short as it gets. */
	readonly text: string;
	/** Statements that are nobody's revocation: kept word for word. */
	readonly foreign: number;
};

export type Entry = {
	/** Milliseconds since 1970. */
	readonly before: number;
	/** The same as it stands in the policy. */
	readonly time: string;
	readonly userId?: string;
};

/**
 * The policy with one revocation more. What it denied to sessions that may be alive stays denied: a statement goes only
 * where another covers it or where it can't meet a living session; whatever is not exactly a revocation stays as it is.
 * With nothing to keep it is word for word what AWS's console writes.
 * @param existing The policy's JSON text, if the role has one.
 * @param others What else it took back a moment ago: somebody who wrote at the same time may have overwritten it.
 * @throws Failure `policy-not-understood`, `policy-too-large`.
 */
export const revokeDocument = (
	existing: string | undefined,
	{before, userId}: Revocation,
	others: readonly Entry[] = [],
): RevokeDocument => {
	const {members, statements} = existing === undefined ? nothing : parse(existing);
	const foreign = statements.filter(({entries}) => entries === undefined).map(({text}) => text);
	const fresh = {before: before.getTime(), time: before.toISOString(), ...(userId ? {userId} : {})};
	const entries = [...others, ...statements.flatMap(({entries: known = []}) => known), fresh];
	const revoking = stillNeeded(entries, before.getTime()).map((entry) => JSON.stringify(statementOf(entry)));
	const list = `"Statement":[${[...foreign, ...revoking].join()}]`;
	// The version decides how AWS reads the statements of others; ours mean the same in each.
	const text =
		foreign.length > 0
			? `{${members.map((member) => (member.name === 'Statement' ? list : member.text)).join()}}`
			: `{"Version":"2012-10-17",${list}}`;
	if (text.replaceAll(/\s/g, '').length > mostCharacters) throw tooLarge({sessionName: userId});
	return {text, foreign: foreign.length};
};

/** What a policy takes back. @throws Failure `policy-not-understood`. */
export const revocationsIn = (text: string | undefined): readonly Entry[] =>
	text === undefined ? [] : parse(text).statements.flatMap(({entries = []}) => entries);

/** Whether a policy takes back what was to be taken back, at least. */
export const isInForce = (text: string | undefined, {before, userId}: Revocation): boolean =>
	revocationsIn(text).some(
		(entry) => (entry.userId === undefined || entry.userId === userId) && entry.before >= before.getTime(),
	);

/** The latest entry of each session, as far as the one for all sessions does not cover it and time has not. */
const stillNeeded = (entries: readonly Entry[], now: number): readonly Entry[] => {
	const latest = new Map<string | undefined, Entry>();
	for (const entry of entries) {
		const known = latest.get(entry.userId);
		if (known === undefined || known.before < entry.before) latest.set(entry.userId, entry);
	}
	const all = latest.get(undefined)?.before ?? Number.NEGATIVE_INFINITY;
	return [...latest.values()].filter(
		({userId, before}) => userId === undefined || (before > all && before + longestLife > now),
	);
};

const statementOf = ({time, userId}: Entry) => ({
	Effect: 'Deny',
	Action: ['*'],
	Resource: ['*'],
	Condition: {
		...(userId === undefined ? {} : {StringEquals: {'aws:userid': userId}}),
		DateLessThan: {'aws:TokenIssueTime': time},
	},
});

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

type Parsed = {
	readonly members: readonly RawMember[];
	readonly statements: ReadonlyArray<{
		/** As it stands in the policy. */
		readonly text: string;
		/** Undefined: it is nobody's revocation. */
		readonly entries: readonly Entry[] | undefined;
	}>;
};

const nothing: Parsed = {members: [], statements: []};

const parse = (text: string): Parsed => {
	const document = parseJson(text);
	if (!isFields(document) || findDuplicateKey(text) !== undefined) throw notUnderstood();
	const statements = [document['Statement']].flat();
	if (!statements.every(isFields)) throw notUnderstood();
	const members = rawMembers(text);
	const texts = rawElements(members.find(({name}) => name === 'Statement')?.value ?? '[]');
	return {
		members,
		statements: statements.map((statement, at) => ({text: texts[at] ?? '', entries: entriesOf(statement)})),
	};
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

/** Whether two policies say the same: IAM promises nothing about the white space of what it hands back. */
export const isSameDocument = (one: string | undefined, other: string | undefined): boolean =>
	one === other ||
	(one !== undefined && other !== undefined && isDeepStrictEqual(parseJson(one) ?? one, parseJson(other)));

/** The fields by name, if these are all it has. */
const only = (value: unknown, ...names: readonly string[]): Fields | undefined =>
	isFields(value) && Object.keys(value).toSorted().join() === names.toSorted().join() ? value : undefined;

/** `AROA…:session`; not a policy variable, which may stand for everybody. */
const isUserId = (value: unknown): value is string =>
	typeof value === 'string' && /^[A-Z0-9]+:[\w+=,.@-]+$/.test(value);

const isEverything = (value: unknown): boolean =>
	value === '*' || (Array.isArray(value) && value.length === 1 && value[0] === '*');

/** Which sessions a statement takes back; undefined where it says anything else besides. */
const entriesOf = (statement: Fields): readonly Entry[] | undefined => {
	const fields = only(statement, 'Effect', 'Action', 'Resource', 'Condition');
	if (fields?.['Effect'] !== 'Deny') return undefined;
	if (!isEverything(fields['Action']) || !isEverything(fields['Resource'])) return undefined;
	const condition = fields['Condition'];
	const ofAll = only(condition, 'DateLessThan');
	const ofSome = only(condition, 'DateLessThan', 'StringEquals');
	const time = only((ofAll ?? ofSome)?.['DateLessThan'], 'aws:TokenIssueTime')?.['aws:TokenIssueTime'];
	const before = typeof time === 'string' ? parseDateValue(time) : undefined;
	if (typeof time !== 'string' || before === undefined) return undefined;
	if (ofAll) return [{before, time}];
	const userIds = [only(ofSome?.['StringEquals'], 'aws:userid')?.['aws:userid']].flat();
	return userIds.every(isUserId) ? userIds.map((userId) => ({before, time, userId})) : undefined;
};

const notUnderstood = () =>
	new Failure(
		'policy-not-understood',
		`The role’s inline policy ${revokingPolicy} is not one that can be added to, and it is not overwritten.`,
		'Look at it in the IAM console: copy it to another name if it is needed, delete it, then try again.',
	);

/** Also for what AWS says of all inline policies together (LimitExceeded). */
export const tooLarge = (
	{sessionName}: {readonly sessionName: string | undefined},
	cause?: unknown,
): Failure =>
	new Failure(
		'policy-too-large',
		'With this revocation the role’s inline policies would be larger than the 10,240 characters AWS allows.',
		sessionName === undefined
			? 'Make one of its inline policies a managed one, then try again.'
			: 'Revoke all of the role’s sessions, not one visitor’s: one statement then does for all. Or make one of its inline policies a managed one.',
		cause,
	);
