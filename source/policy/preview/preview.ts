/**
 * The door to "what will the visitor be able to do?": import it where a preview is drawn and not before.
 */

import type {Condition} from '../language/condition.ts';
import {present} from '../language/request-context.ts';
import {isUncertain} from '../language/truth.ts';
import {effortForGrants, grantsOn} from './action-grant.ts';
import {actionTableDate, findAction, findService} from './action-table.ts';
import type {Effort} from './effort.ts';
import {type ActionAccess, grantsOf, matrixSteps, type ServiceAccess} from './matrix.ts';
import {accountOf, type SessionView} from './permission-context.ts';
import {decidePermission, type PermissionDecision, type PermissionQuestion} from './permission-decision.ts';
import {
	type PermissionNotice,
	type PermissionReading,
	type Permissions,
	readPermissions,
} from './permission-source.ts';
import {atOnce, type Steps} from './steps.ts';
import {isLookedInto, summaryParts, summaryText} from './summary.ts';
import {summaryInJapanese} from './summary-japanese.ts';
import {listed} from './summary-name.ts';
import {namingOf, unknownActions} from './unknown-actions.ts';
import {type EscalationQuestion, escalationOf, type Warning, warningsOf} from './warning.ts';

export type Preview = {
	/** One line for a person, and the same in Japanese, for who asks. */
	readonly summary: string;
	readonly inJapanese: () => string;
	/** Every policy was read and understood. */
	readonly complete: boolean;
	/** What could not be understood; what could not be read is told by whoever read. */
	readonly notices: readonly PermissionNotice[];
	/** The matrix: services of which something is allowed. */
	readonly services: readonly ServiceAccess[];
	/** The gravest first. */
	readonly warnings: readonly Warning[];
	/** A service's actions, those not allowed too, worked out when asked for. */
	readonly actionsOf: (prefix: string) => readonly ActionAccess[];
};

/** What a visitor can do, in one line of each language. */
export type VisitorSummary = Pick<Preview, 'summary' | 'inJapanese'>;

export type PreviewOptions = SessionView & {
	/** The catalogue's id of the service the link opens at. */
	readonly opens?: string | undefined;
	/** Who can, in the warnings: "The visitor". Absent where a heading says so. */
	readonly subject?: string | undefined;
};

/** One question answered, with what decided it. */
export type PreviewDecision = Pick<PermissionDecision, 'decision' | 'layers' | 'circumstances'> & {
	readonly statements: ReadonlyArray<{
		/** The policy's name. */
		readonly source: string;
		/** Absent: the statement has none. */
		readonly sid?: string;
		/** Where it stands in its policy, from 0. */
		readonly index: number;
		readonly effect: 'Allow' | 'Deny';
		/** It applies only if these hold, which can't be told from here. */
		readonly open: readonly Condition[];
		/** Of what AWS does not write down how it turns out: resources as they are written, and conditions. */
		readonly doubtful: {readonly resources: readonly string[]; readonly conditions: readonly Condition[]};
		/** False: it may apply or not. */
		readonly sure: boolean;
	}>;
};

/** @param patterns Actions that the table does not know. */
const unknownNotice = (patterns: readonly string[]): readonly PermissionNotice[] => {
	if (patterns.length === 0) return [];
	const message = `This preview knows AWS’s actions as of ${actionTableDate}. Not among them, and so not in it: ${listed(patterns, 8)}.`;
	return [{code: 'unknown-actions', message}];
};

const intricate: PermissionNotice = {
	code: 'too-intricate',
	message:
		'The patterns of these policies are too intricate to tell everything that they allow; one question about one resource can still be answered.',
};

const aboutVisitor = (
	{set}: Permissions,
	visitor: SessionView,
	effort: Effort,
): Pick<EscalationQuestion, 'account' | 'isFederated' | 'passRoleTo'> => ({
	account: accountOf(visitor),
	// Somebody without a role is a federated user.
	isFederated: visitor.roleArn.includes(':user/'),
	passRoleTo: (to) => {
		const types = findAction('iam:PassRole')?.group.types ?? [];
		const known = new Map([['iam:passedtoservice', present(to)]]);
		return grantsOn(set, 'iam:PassRole', types, visitor, known, effort)[0];
	},
});

/**
 * In steps of a millisecond or so, but for the first.
 * @param reading The role's policies and boundary; those of a scope among them narrow it (kind `scope`). Pure.
 */
export function* previewSteps(
	reading: PermissionReading,
	{opens, subject, ...visitor}: PreviewOptions,
): Steps<Preview> {
	const permissions = readPermissions(reading);
	const unknown = unknownActions(permissions.set);
	const complete = permissions.complete && unknown.length === 0;
	yield;
	const matrix = yield* matrixSteps(permissions, visitor);
	for (const row of matrix.rows) {
		const service = isLookedInto(row) ? findService(row.service) : undefined;
		// What the summary will ask for, and the matrix keeps.
		if (service) matrix.actionsOf(service);
		yield;
	}
	const scoped = permissions.set.session !== undefined;
	const effort = effortForGrants();
	const warnings = warningsOf({
		...aboutVisitor(permissions, visitor, effort),
		matrix,
		complete,
		scoped,
		opens,
		subject,
	});
	const parts = summaryParts(matrix, {isRead: permissions.complete, unknown});
	return {
		summary: summaryText(parts, matrix.actionsOf),
		inJapanese: () => summaryInJapanese(parts),
		complete,
		notices: [
			...permissions.notices,
			...unknownNotice(unknown),
			...(matrix.isIntricate() || effort.left < 0 ? [intricate] : []),
		],
		services: matrix.rows,
		warnings,
		actionsOf: (prefix) => {
			const service = findService(prefix);
			return service ? matrix.actionsOf(service) : [];
		},
	};
}

/** The same at once. */
export const previewOf = (reading: PermissionReading, options: PreviewOptions): Preview =>
	atOnce(previewSteps(reading, options));

/** A service's actions in such a preview, and nothing else. */
export const actionsIn = (
	reading: PermissionReading,
	visitor: SessionView,
	prefix: string,
): readonly ActionAccess[] => {
	const service = findService(prefix);
	return service ? grantsOf(readPermissions(reading), visitor).actionsOf(service) : [];
};

/** The warning `privilege-escalation` of such a preview, and nothing else: a fraction of the work. */
export const escalationIn = (
	reading: PermissionReading,
	{subject, ...visitor}: PreviewOptions,
): readonly Warning[] => {
	const permissions = readPermissions(reading);
	return escalationOf({
		...aboutVisitor(permissions, visitor, effortForGrants()),
		matrix: grantsOf(permissions, visitor),
		subject,
	});
};

/** Whether the policies name an action that the table may not know. */
export const namesAction = (reading: PermissionReading, action: string): ReturnType<typeof namingOf> =>
	namingOf(readPermissions(reading).set, action);

/** Whether the visitor may do one thing, from the same policies. Pure. */
export const decisionOf = (
	reading: PermissionReading,
	question: PermissionQuestion,
	visitor: SessionView,
): PreviewDecision => {
	const {statements, ...decision} = decidePermission(readPermissions(reading), question, visitor);
	return {
		...decision,
		statements: statements.map(({policy, statement: {sid, index, effect}, truth, open, doubtful}) => ({
			source: policy,
			...(sid === undefined ? {} : {sid}),
			index,
			effect,
			open,
			doubtful,
			sure: !isUncertain(truth),
		})),
	};
};
