import type {PermissionPolicy} from '../../policy/permission-source.ts';
import {policyKind} from '../screens/roles/policy-lines.ts';
import {drawable} from '../text/drawable.ts';
import {dim, type Line, plain, strong} from '../text/line.ts';
import {statementLines} from '../text/statement-lines.ts';
import type {Symbols} from '../theme.ts';

const actionsIn = (statement: unknown): readonly unknown[] => {
	if (typeof statement !== 'object' || statement === null || !('Action' in statement)) return [];
	return Array.isArray(statement.Action) ? statement.Action : [statement.Action];
};

/** Whether a statement names actions of a service, or all there are. */
const speaksOf = (service: string) => (statement: unknown) =>
	actionsIn(statement).some(
		(action) =>
			action === '*' || (typeof action === 'string' && action.toLowerCase().startsWith(`${service}:`)),
	);

/** All policies as JSON, the statements lit that name the service. */
export const policyTextLines = (
	policies: readonly PermissionPolicy[],
	service: string,
	width: number,
	symbols: Symbols,
): readonly Line[] =>
	policies.flatMap((policy, index): readonly Line[] => [
		...(index === 0 ? [] : [[]]),
		[plain('   '), strong(drawable(policy.name)), dim(`  ${policyKind(policy)}`)],
		...(policy.document === undefined
			? [[dim('   could not be read')]]
			: statementLines(policy.document, speaksOf(service), width, symbols)),
	]);
