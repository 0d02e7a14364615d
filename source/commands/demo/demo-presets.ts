import type {Preset} from '../../pass/pass.ts';

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const usual = {scope: [], tags: {}, logoutFirst: false} as const;

/** What a team that has used daypass for a while would have kept. */
export const demoPresets: readonly Preset[] = [
	{
		...usual,
		name: 'audit',
		role: role('Audit'),
		duration: 3600,
		region: 'us-west-2',
		destination: 's3',
		sessionName: 'audit-2026',
		note: 'for the yearly audit',
	},
	{
		...usual,
		name: 'guests',
		role: role('ViewOnly-Guests'),
		duration: 2700,
		destination: 'cloudwatch',
		sessionName: 'guest-{date}',
	},
	{
		...usual,
		name: 'share-cloudshell',
		role: role('Test-RoleA'),
		duration: 3600,
		region: 'us-west-2',
		destination: 'cloudshell',
		sessionName: 'Test-Session',
	},
];
