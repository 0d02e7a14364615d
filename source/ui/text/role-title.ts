import type {RoleArn} from '../../roles/role-arn.ts';
import {drawable} from './drawable.ts';
import {dim, type Line, plain, strong} from './line.ts';

type Titled = Pick<RoleArn, 'path' | 'name' | 'account'>;

/** Of a longer path its end is shown: the name should be seen. */
const longestPath = 24;

/** Where a role is that is not in the caller's own account. */
const elsewhere = ({account}: Titled, home: string | undefined): string =>
	home === undefined || account === home ? '' : ` in ${drawable(account)}`;

/** A role as a title has it: two of one name differ in their path or account. */
export const roleTitle = (role: Titled, home: string | undefined, ellipsis: string): Line => {
	const path = drawable(role.path.slice(1));
	const shown = path.length > longestPath ? `${ellipsis}${path.slice(1 - longestPath)}` : path;
	const place = elsewhere(role, home);
	return [
		...(shown === '' ? [] : [dim(shown)]),
		strong(drawable(role.name)),
		...(place === '' ? [] : [plain(place)]),
	];
};
