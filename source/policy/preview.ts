/**
 * The door to "what will the visitor be able to do?". Loads the table of actions with it, a few milliseconds' work:
 * import it where a preview is drawn and not before.
 */
import {findService} from './action-table.ts';
import type {Decision} from './decide.ts';
import {type ActionAccess, createMatrix, type ServiceAccess} from './matrix.ts';
import type {Visitor} from './permission-context.ts';
import {decidePermission, type PermissionQuestion} from './permission-decision.ts';
import {type PermissionNotice, type PermissionReading, readPermissions} from './permission-source.ts';
import {summarise} from './summary.ts';
import {type Warning, warningsOf} from './warning.ts';

export type Preview = {
	/** One line for a person. */
	readonly summary: string;
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

export type PreviewOptions = Visitor & {
	/** The catalogue's id of the service the link opens at. */
	readonly opens?: string | undefined;
};

/** One question answered, with the statements that decided it. */
export type PreviewDecision = {
	readonly decision: Decision['decision'];
	readonly statements: ReadonlyArray<{
		/** The policy's name. */
		readonly source: string;
		/** Absent: the statement has none. */
		readonly sid?: string;
		/** Where it stands in its policy, from 0. */
		readonly index: number;
		readonly effect: 'Allow' | 'Deny';
	}>;
};

/** @param reading The role's policies and boundary; those of a scope among them narrow it (kind `scope`). Pure. */
export const previewOf = (reading: PermissionReading, {opens, ...visitor}: PreviewOptions): Preview => {
	const permissions = readPermissions(reading);
	const {complete, notices} = permissions;
	const matrix = createMatrix(permissions, visitor);
	const scoped = permissions.set.session !== undefined;
	return {
		summary: summarise(matrix, complete),
		complete,
		notices,
		services: matrix.rows,
		warnings: warningsOf({matrix, complete, scoped, opens}),
		actionsOf: (prefix) => {
			const service = findService(prefix);
			return service ? matrix.actionsOf(service) : [];
		},
	};
};

/** Whether the visitor may do one thing, from the same policies. Pure. */
export const decisionOf = (
	reading: PermissionReading,
	question: PermissionQuestion,
	visitor: Visitor,
): PreviewDecision => {
	const {decision, statements} = decidePermission(readPermissions(reading), question, visitor);
	return {
		decision,
		statements: statements.map(({policy, statement: {sid, index, effect}}) => ({
			source: policy,
			...(sid === undefined ? {} : {sid}),
			index,
			effect,
		})),
	};
};
