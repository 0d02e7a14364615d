import type {RolePolicies, RolePolicy} from '../../jobs.ts';
import {drawable} from '../../text/drawable.ts';
import {dim, type Line, plain, textWidth, wrapText} from '../../text/line.ts';

const kinds: Readonly<Record<RolePolicy['kind'], string>> = {
	managed: 'managed',
	inline: 'inline',
	boundary: 'permissions boundary',
	scope: 'your narrowing',
};

/** A role's policies by name, with their kinds, and what of them could not be read. */
export const policyLines = ({policies, notices}: RolePolicies, width: number): readonly Line[] => {
	const names = policies.map(({name}) => drawable(name));
	const column = Math.min(Math.max(0, ...names.map(textWidth)), Math.max(10, width - 28));
	const rows = policies.map((policy, index): Line => {
		const name = names[index] ?? '';
		const unread = policy.document === undefined ? ', could not be read' : '';
		const gap = ' '.repeat(Math.max(0, column - textWidth(name)) + 2);
		return [plain(`   ${name}${gap}`), dim(`${kinds[policy.kind]}${unread}`)];
	});
	const none: readonly Line[] =
		notices.length === 0 ? [[dim('   none: a visitor could do nothing with it')]] : [];
	return [
		...(rows.length === 0 ? none : rows),
		...notices.flatMap(({message}) =>
			wrapText(drawable(message), width - 4).map((row): Line => [dim(`   ${row}`)]),
		),
	];
};

/** The same in a sentence's length. */
export const policyNames = ({policies, notices}: RolePolicies): string => {
	const names = policies.map(({name, kind}) =>
		kind === 'managed' ? drawable(name) : `${drawable(name)} (${kinds[kind]})`,
	);
	if (names.length > 0) return names.join(', ');
	return (
		notices.map(({message}) => drawable(message)).join(' ') || 'none: a visitor could do nothing with it'
	);
};
