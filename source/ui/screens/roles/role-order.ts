import type {JudgedRole} from '../../../roles/role.ts';

const verdicts = ['allowed', 'conditional', 'unknown', 'denied'] as const;

/**
 * Recently used first, newest at the top; then by verdict, what may be used before what may not; then by name. The
 * ARN settles ties, so that the order never depends on which page came first.
 */
export const inOrder = (roles: readonly JudgedRole[], recent: readonly string[]): readonly JudgedRole[] => {
	const places = new Map(recent.map((arn, place) => [arn, place]));
	const last = recent.length;
	return roles
		.map((role) => ({
			role,
			used: places.get(role.arn) ?? last,
			verdict: verdicts.indexOf(role.verdict.verdict),
			name: role.name.toLowerCase(),
		}))
		.sort(
			(a, b) =>
				a.used - b.used ||
				a.verdict - b.verdict ||
				compare(a.name, b.name) ||
				compare(a.role.arn, b.role.arn),
		)
		.map(({role}) => role);
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
