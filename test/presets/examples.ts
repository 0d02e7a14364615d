import type {Pass, Preset} from '../../source/pass/pass.ts';

export const auditPreset: Preset = {
	name: 'audit',
	role: 'arn:aws:iam::111122223333:role/Audit',
	duration: 3600,
	region: 'eu-west-1',
	destination: 's3',
	sessionName: 'auditor-{date}',
	scope: ['read-only'],
	tags: {team: 'audit'},
	logoutFirst: false,
	note: 'for the yearly audit',
};

export const preset = (name: string, changes: Partial<Preset> = {}): Preset => ({
	...auditPreset,
	name,
	...changes,
});

export const examplePass: Pass = {
	version: 1,
	url: 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=EXAMPLE-SECRET',
	role: 'arn:aws:iam::111122223333:role/Test-RoleA',
	account: '111122223333',
	partition: 'aws',
	sessionName: 'Test-Session',
	principal: 'arn:aws:sts::111122223333:assumed-role/Test-RoleA/Test-Session',
	region: 'us-west-2',
	service: 'cloudshell',
	destination: 'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2',
	issuedAt: '2026-11-23T15:00:00Z',
	linkExpiresAt: '2026-11-23T15:15:00Z',
	sessionExpiresAt: '2026-11-23T16:00:00Z',
	durationSeconds: 3600,
	requestedDurationSeconds: 3600,
	scope: [],
	warnings: [],
};
