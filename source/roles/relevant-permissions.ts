import type {Caller} from './caller/caller.ts';
import {sessionRoleName} from './caller/identify.ts';

/** A read that `daypass doctor` tries, and what a caller who lacks its permission has to do without. */
export type RelevantPermission = {
	/** As IAM writes it. */
	readonly permission: string;
	readonly title: string;
	readonly without: string;
	readonly read: PermittedRead;
};

/** Whose own reads they are. */
export type PermittedRead =
	| {readonly kind: 'list-roles' | 'account-details' | 'simulate' | 'mfa-devices' | 'account-alias'}
	| {
			readonly kind: 'own-facts' | 'own-managed' | 'own-inline';
			readonly of: 'role' | 'user';
			readonly name: string;
	  };

const ofAnybody: readonly RelevantPermission[] = [
	{
		permission: 'iam:ListRoles',
		title: 'Roles',
		without:
			'Without it roles are not listed: name one with --role, or see those of your policies, presets and profiles.',
		read: {kind: 'list-roles'},
	},
	{
		permission: 'iam:GetAccountAuthorizationDetails',
		title: 'Policies at once',
		without: 'Without it policies are read one by one, which is slower and needs more permissions.',
		read: {kind: 'account-details'},
	},
	{
		permission: 'iam:SimulatePrincipalPolicy',
		title: 'Simulation',
		without: 'Without it more roles stay “unknown” where policies can’t be read.',
		read: {kind: 'simulate'},
	},
	{
		permission: 'iam:ListAccountAliases',
		title: 'Account alias',
		without: 'Without it the account is shown by its number alone.',
		read: {kind: 'account-alias'},
	},
];

const own = (of: 'role' | 'user', name: string): readonly RelevantPermission[] => {
	const kind = of === 'role' ? 'Role' : 'User';
	return [
		{
			permission: `iam:Get${kind}`,
			title: `Your own ${of}`,
			without: `Without it your ${of}’s path, tags and boundary are not known: more roles stay “unknown”.`,
			read: {kind: 'own-facts', of, name},
		},
		{
			permission: `iam:ListAttached${kind}Policies`,
			title: 'Your policies',
			without: 'Without it roles that trust the whole account stay “unknown”.',
			read: {kind: 'own-managed', of, name},
		},
		{
			permission: `iam:List${kind}Policies`,
			title: 'Your inline ones',
			without: 'Without it roles that trust the whole account stay “unknown”.',
			read: {kind: 'own-inline', of, name},
		},
	];
};

const ofUsers: readonly RelevantPermission[] = [
	{
		permission: 'iam:ListMFADevices',
		title: 'MFA devices',
		without: 'Without it your MFA device is not found by itself: name it with --mfa-serial.',
		read: {kind: 'mfa-devices'},
	},
];

/**
 * The permissions that this caller's daypass does better with; none is needed to make a link for a named role. Nobody
 * whom AWS lets assume no role at all (see {@link Caller}) needs any.
 */
export const relevantPermissions = (caller: Caller): readonly RelevantPermission[] => {
	if (caller.kind === 'user') return [...ofAnybody, ...own('user', caller.name), ...ofUsers];
	if (caller.kind === 'role-session') return [...ofAnybody, ...own('role', sessionRoleName(caller))];
	return [];
};
