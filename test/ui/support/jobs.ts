import {cancelled} from '../../../source/failure.ts';
import type {Pass, PassRequest, PassSecrets, Preset} from '../../../source/pass/pass.ts';
import type {CallerHeader, Jobs, RolesProgress} from '../../../source/ui/jobs.ts';
import {identity, linkOf, noon, pass, preset, revoked, role} from './example.ts';

/** Resolves when told to; rejects as a real job does when it is cancelled. */
export const gate = () => {
	let open = () => {};
	const opened = new Promise<void>((resolve) => {
		open = resolve;
	});
	return {
		open: () => open(),
		/** As a job waits that can't be stopped. */
		opened,
		pass: (signal: AbortSignal) =>
			new Promise<void>((resolve, reject) => {
				signal.addEventListener('abort', () => reject(cancelled()));
				void opened.then(resolve);
			}),
	};
};

export const progress = (
	roles: RolesProgress['roles'],
	changes: Partial<RolesProgress> = {},
): RolesProgress => ({
	roles,
	complete: true,
	notices: [],
	doing: '',
	...changes,
});

const somebody: CallerHeader = identity();

const readOnly = JSON.stringify({
	Version: '2012-10-17',
	Statement: [{Effect: 'Allow', Action: ['s3:Get*', 's3:List*', 'ec2:Describe*'], Resource: '*'}],
});

/**
 * Jobs made of plain data: the screen's door to everything else, with nothing behind it. `asked` keeps what was asked
 * for, as the other side would have received it.
 */
export const exampleJobs = (changes: Partial<Jobs> = {}) => {
	let presets: readonly Preset[] = [
		preset('audit', {sessionName: 'suzuki-audit', destination: 's3'}),
		preset('oncall'),
	];
	const asked = {
		passes: [] as {readonly request: PassRequest; readonly secrets: PassSecrets}[],
		copied: [] as string[],
		opened: [] as string[],
		revoked: [] as {readonly role: string; readonly sessionName: string | undefined}[],
		undone: [] as string[],
	};
	const jobs: Jobs = {
		identify: async () => somebody,
		credentialsEnd: async () => somebody.credentialsExpireAt,
		async *roles() {
			yield progress([
				role('Audit', {description: 'reads everything'}),
				role('Test-RoleA', {verdict: 'conditional', needs: ['mfa'], description: '検証用ロール'}),
				role('Viewer', {path: '/app/'}),
				role('Finance', {verdict: 'denied', reasons: ['No: it trusts only role/FinanceLead.']}),
				role('ForEc2', {verdict: 'denied', onlyForServices: true}),
			]);
		},
		judgeTyped: async (arn) => role(arn.slice(arn.lastIndexOf('/') + 1), {arn, verdict: 'unknown'}),
		verify: async (asked) => ({...asked, verifiedAt: new Date(noon).toISOString()}),
		policies: async () => ({
			policies: [{kind: 'managed', name: 'ReadOnlyAccess', document: readOnly}],
			complete: true,
			notices: [],
		}),
		scopePolicies: async () => ({policies: [], notices: [], warnings: []}),
		mint: async ({request, secrets}): Promise<Pass> => {
			asked.passes.push({request, secrets});
			return pass({url: linkOf(700, asked.passes.length), sessionName: request.sessionName ?? 'daypass-me'});
		},
		defaultSessionName: () => 'daypass-me',
		presets: async () => presets,
		teamPresets: async () => [],
		scopeProblems: async () => new Map(),
		firstTime: async () => false,
		savePreset: async (saved, {replace}) => {
			const others = presets.filter(({name}) => name !== saved.name);
			presets = replace ? presets.map((old) => (old.name === saved.name ? saved : old)) : [...others, saved];
			return presets;
		},
		removePreset: async (name) => {
			presets = presets.filter((kept) => kept.name !== name);
			return presets;
		},
		renamePreset: async (name, to) => {
			presets = presets.map((old) => (old.name === name ? {...old, name: to} : old));
			return presets;
		},
		movePreset: async (name, toIndex) => {
			const moved = presets.filter((one) => one.name === name);
			const others = presets.filter((one) => one.name !== name);
			presets = [...others.slice(0, toIndex), ...moved, ...others.slice(toIndex)];
			return presets;
		},
		passesOf: async () => [],
		revoke: async (role, sessionName) => {
			asked.revoked.push({role: role.arn, sessionName});
			return revoked({role, sessionName});
		},
		undoRevocation: async ({written}) => {
			asked.undone.push(written);
		},
		recent: async () => ({roles: [], pages: []}),
		copy: async (text) => {
			asked.copied.push(text);
			return {ok: true, message: 'Copied.'};
		},
		open: async (url) => {
			asked.opened.push(url);
			return {ok: true, message: 'Opened in your browser.'};
		},
		qr: async (url) => ({text: `QR of ${url}`, columns: 20, rows: 1}),
		passesInHistory: async () => [],
		note: ({sessionName}) => `A day pass for ${sessionName}`,
		now: () => noon,
		...changes,
	};
	return {jobs, asked};
};
