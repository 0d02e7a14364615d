import type {PermissionPolicy} from '../../policy/preview/permission-source.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import {drawable} from '../text/drawable.ts';

const kinds: Readonly<Record<PermissionPolicy['kind'], string>> = {
	managed: 'managed',
	inline: 'inline',
	boundary: 'permissions boundary',
	scope: 'your session policy',
};

/** What a policy is to its role. */
export const policyKind = ({kind}: PermissionPolicy): string => kinds[kind];

/** A role's policies by name, and what of them could not be read. */
export const policyNames = ({policies, notices}: RolePolicies): string => {
	const names = policies.map(({name, kind}) =>
		kind === 'managed' ? drawable(name) : `${drawable(name)} (${kinds[kind]})`,
	);
	if (names.length > 0) return names.join(', ');
	return (
		notices.map(({message}) => drawable(message)).join(' ') || 'none: a visitor could do nothing with it'
	);
};
