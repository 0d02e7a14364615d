import {setTimeout as wait} from 'node:timers/promises';
import {awsTime} from '../../aws/clock.ts';
import {openIamRevoke} from '../../aws/iam-revoke.ts';
import type {AwsSession} from '../../aws/session.ts';
import {cancelled, Failure, hasFailed} from '../../failure.ts';
import type {Caller} from '../caller/caller.ts';
import {findExistingRole} from '../find-role.ts';
import {parseRole, type RoleArn} from '../role-arn.ts';
import {needing} from './needing.ts';
import {checkRevocable} from './revocable.ts';
import {
	type Entry,
	isInForce,
	isSameDocument,
	revocationsIn,
	revokeDocument,
	revokingPolicy,
} from './revoke-document.ts';

export type RevokeContext = {
	readonly session: AwsSession;
	readonly region: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
	/** What is being waited for, for a person: "reading what is revoked already". */
	readonly onWait?: (doing: string) => void;
	/** Runs it when nobody else on this machine is at it. */
	readonly inTurn?: <T>(run: () => Promise<T>) => Promise<T>;
};

export type Revoked = {
	readonly role: RoleArn;
	/** Undefined: everybody's. */
	readonly sessionName: string | undefined;
	/** Sessions issued before this moment have ended; by AWS's clock. */
	readonly before: Date;
	/** A sentence about this machine's clock, where it has to be said. */
	readonly clock: string | undefined;
	/** The policy as it was, JSON text; absent: there was none. */
	readonly previous?: string;
	/** The policy as it is. */
	readonly written: string;
	/** Statements of the policy that are no revocation: kept. */
	readonly foreign: number;
};

/**
 * The role whose sessions are to end: of the caller's own account, and one that its account may change.
 * @throws Failure `unknown-role`, `other-account`, `protected-role`.
 */
export const findRevocableRole = async (
	text: string,
	caller: Caller,
	{session, region, signal}: RevokeContext,
): Promise<RoleArn> => {
	const named = parseRole(text);
	if ('arn' in named) checkRevocable(named, caller);
	const found = await findExistingRole(text, session, region, caller, signal);
	checkRevocable(found, caller);
	return found;
};

/**
 * Ends every session of the role that was issued before now, or those of one session name: writes the inline policy
 * AWSRevokeOlderSessions as AWS's console does, together with what it already takes back. It is read right before it is
 * written; AWS has no way to make one of the two. Now is AWS's: the answer that was read tells it, and with a clock
 * that is behind what was issued in those minutes would live on. IAM has no conditional write: what was written is read
 * back at once and once more a moment later, and written again with what overwrote it.
 * @throws Failure `revocation-overwritten`, `access-denied` naming the permission, `policy-not-understood`,
 * `policy-too-large`, `protected-role`.
 */
export const revokeSessions = (
	role: RoleArn,
	sessionName: string | undefined,
	context: RevokeContext,
): Promise<Revoked> => (context.inTurn ?? atOnce)(() => revoke(role, sessionName, context));

const atOnce = <T>(run: () => Promise<T>): Promise<T> => run();

const revoke = async (
	role: RoleArn,
	sessionName: string | undefined,
	{session, region, now, signal, onWait}: RevokeContext,
): Promise<Revoked> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	onWait?.('reading what is revoked already');
	const [roleId, {text: previous, answered}] = await Promise.all([
		sessionName === undefined ? undefined : needing('iam:GetRole', role, iam.roleId(name, signal)),
		// Unread it would be overwritten, and somebody's Deny with it.
		needing('iam:GetRolePolicy', role, iam.inlinePolicy(name, revokingPolicy, signal)),
	]);
	const {now: time, remark: clock} = awsTime(answered, now());
	const before = new Date(time);
	const revocation = {before, ...(roleId === undefined ? {} : {userId: `${roleId}:${sessionName}`})};
	const seen = [...revocationsIn(previous)];
	let lost: Failure | undefined;
	const readBack = async () => {
		const {text} = await iam.inlinePolicy(name, revokingPolicy, signal).catch((error: unknown) => {
			throw notReadBack(error, lost !== undefined);
		});
		seen.push(...revocationsIn(text));
		return text;
	};
	let latest = previous;
	for (let writes = 1; writes <= mostWrites; writes++) {
		const {text, foreign} = revokeDocument(latest, revocation, seen);
		onWait?.(`writing the inline policy ${revokingPolicy}`);
		lost = await needing(
			'iam:PutRolePolicy',
			role,
			iam.putInlinePolicy(name, revokingPolicy, text, signal),
			sessionName,
		).then(() => undefined, unlessAnswered);
		onWait?.('making sure that it is in force');
		await readBack();
		// Whoever wrote at the same time has written by then, and IAM tells everybody the same.
		await pause(1000 + Math.random() * 1000, signal);
		latest = await readBack();
		if (isInForce(latest, revocation)) {
			const kept = previous === undefined ? {} : {previous};
			return {role, sessionName, before, clock, written: latest ?? text, foreign, ...kept};
		}
		if (lost) throw lost;
	}
	throw overwritten(role);
};

/** A write that was overwritten is written again, with what overwrote it. */
const mostWrites = 5;

/** Whether a write arrived is not known where its answer was lost: what can be read then decides. */
const unlessAnswered = (error: unknown): Failure => {
	if (error instanceof Failure && lostCodes.includes(error.code)) return error;
	throw error;
};

const lostCodes: readonly string[] = ['timeout', 'reset', 'aws-unavailable', 'bad-answer', 'proxy-failed'];

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
	wait(milliseconds, undefined, signal ? {signal} : {}).catch(() => {
		throw cancelled();
	});

const notReadBack = (error: unknown, isLost: boolean): unknown => {
	if (!hasFailed(error)) return error;
	const known = isLost
		? 'Whether the revocation was written is not known'
		: 'The revocation was written, but whether it is in force is not known';
	return new Failure(
		error.code,
		`${known}: ${error.sentence[0]?.toLowerCase() ?? ''}${error.sentence.slice(1)}`,
		'Run it again: twice does no harm.',
		error.cause,
		error.words,
	);
};

const overwritten = ({name}: RoleArn) =>
	new Failure(
		'revocation-overwritten',
		`The revocation was written ${mostWrites} times, and each time somebody else wrote role/${name}’s inline policy ${revokingPolicy} over it: it is not in force.`,
		'Find out what else writes that policy, then run it again.',
	);

/**
 * Puts the policy back as it was before: sessions that have not reached their end live again. Where it is so already,
 * because somebody did not wait for the answer, nothing is left to do. It is read back a moment later, and written
 * again where the revocation is there again.
 * @throws Failure `policy-changed` where somebody has written it since.
 */
export const undoRevocation = (revoked: Revoked, context: RevokeContext): Promise<void> =>
	(context.inTurn ?? atOnce)(() => undo(revoked, context));

const undo = async (
	{role, sessionName, before, previous, written}: Revoked,
	{session, region, signal}: RevokeContext,
): Promise<void> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	const current = async () =>
		(await needing('iam:GetRolePolicy', role, iam.inlinePolicy(name, revokingPolicy, signal))).text;
	/** Where it is so already, or somebody else has written something without it. */
	const isUndone = (text: string | undefined) =>
		isSameDocument(text, previous) || !revocationsIn(text).some((entry) => isOf(entry, sessionName, before));
	let latest = await current();
	if (isSameDocument(latest, previous)) return;
	if (!isSameDocument(latest, written)) throw changedSince(role);
	for (let writes = 1; writes <= mostWrites; writes++) {
		const lost = await needing(
			previous === undefined ? 'iam:DeleteRolePolicy' : 'iam:PutRolePolicy',
			role,
			previous === undefined
				? iam.deleteInlinePolicy(name, revokingPolicy, signal)
				: iam.putInlinePolicy(name, revokingPolicy, previous, signal),
		).then(() => undefined, unlessAnswered);
		await pause(1000 + Math.random() * 1000, signal);
		latest = await current();
		if (isUndone(latest)) return;
		if (lost) throw lost;
		if (!isSameDocument(latest, written)) throw changedSince(role);
	}
	throw changedSince(role);
};

const isOf = ({userId, before}: Entry, sessionName: string | undefined, moment: Date): boolean =>
	before === moment.getTime() && userId?.split(':')[1] === sessionName;

const changedSince = ({name}: RoleArn) =>
	new Failure(
		'policy-changed',
		`The inline policy ${revokingPolicy} of role/${name} was changed since.`,
		'Look at it in the IAM console; deleting it undoes every revocation in it.',
	);
