import type {Preset} from '../../pass/pass.ts';
import type {Jobs} from '../jobs.ts';
import type {AppEvent} from '../state/events.ts';
import {type Effect, type PresetChange, task} from './effects.ts';
import {inSlices} from './in-slices.ts';
import type {Problem} from './problem.ts';

/** A job to run: its name, what it sends while it runs, and what it sends if it fails. */
export type Task = {
	readonly name: string;
	readonly run: (signal: AbortSignal, send: (event: AppEvent) => void) => Promise<void>;
	readonly failed: (problem: Problem) => AppEvent;
};

/** Effects that wait for somebody else: AWS, the disk, the clipboard. */
export type TaskEffect = Exclude<
	Effect,
	{do: 'cancel' | 'later' | 'write-note' | 'show-alone' | 'suspend' | 'redraw' | 'leave'}
>;

const notDone = ({message, hint}: Problem): AppEvent => ({
	type: 'told',
	told: {ok: false, message: `${message} ${hint}`.trim()},
});

const presetsFailed = (problem: Problem): AppEvent => ({type: 'presets-failed', problem});

/** Which job an effect stands for, and which events its answers become. */
export const taskFor = (effect: TaskEffect, jobs: Jobs): Task => {
	switch (effect.do) {
		case 'identify':
			return {
				name: task.identify,
				run: async (signal, send) => {
					const identity = await jobs.identify(signal);
					send({type: 'identified', identity, sessionName: jobs.defaultSessionName(identity)});
				},
				failed: (problem) => ({type: 'not-identified', problem}),
			};
		case 'read-roles':
			return {
				name: task.roles,
				run: async (signal, send) => {
					for await (const progress of jobs.roles(signal)) send({type: 'roles', progress});
					send({type: 'roles-ended'});
				},
				failed: (problem) => ({type: 'roles-failed', problem}),
			};
		case 'read-presets':
			return {
				name: 'read presets',
				run: async (_signal, send) => send({type: 'presets', presets: await jobs.presets()}),
				failed: presetsFailed,
			};
		case 'read-team-presets':
			return {
				name: 'read team presets',
				run: async (_signal, send) => send({type: 'team-presets', files: await jobs.teamPresets()}),
				failed: notDone,
			};
		case 'check-scopes':
			return {
				name: 'check scopes',
				run: async (_signal, send) =>
					send({type: 'preset-scopes', problems: await jobs.scopeProblems(effect.presets)}),
				failed: notDone,
			};
		case 'say-cloudshell':
			return {
				name: 'say once',
				run: async (_signal, send) =>
					send({type: 'cloudshell-said', now: await jobs.firstTime('cloudshell-home')}),
				failed: notDone,
			};
		case 'read-recent':
			return {
				name: 'read recent roles',
				run: async (_signal, send) => send({type: 'recent', arns: await jobs.recentRoles()}),
				failed: notDone,
			};
		case 'judge':
			return {
				name: task.judge,
				run: async (signal, send) => send({type: 'judged', role: await jobs.judgeTyped(effect.role, signal)}),
				failed: (problem) => ({type: 'judge-failed', problem}),
			};
		case 'verify':
			return {
				name: task.verify(effect.role.arn),
				run: async (signal, send) =>
					send({type: 'verified', role: await jobs.verify(effect.role, {}, signal)}),
				failed: (problem) => ({type: 'verify-failed', arn: effect.role.arn, problem}),
			};
		case 'read-policies':
			return {
				name: task.policies(effect.role.arn),
				run: async (signal, send) => {
					const policies = await jobs.policies(effect.role, signal);
					send({type: 'policies', arn: effect.role.arn, policies});
				},
				failed: (problem) => ({type: 'policies-failed', arn: effect.role.arn, problem}),
			};
		case 'read-scope':
			return {
				name: task.scope,
				run: async (signal, send) => {
					const scope = await jobs.scopePolicies(effect.scope, effect.partition, signal);
					send({type: 'scope-read', key: effect.key, scope});
				},
				failed: (problem) => ({type: 'scope-failed', key: effect.key, problem}),
			};
		case 'work-out-preview':
			return {
				name: task.preview,
				run: async (signal, send) => {
					const {key, question, policies, scope, now} = effect;
					const {rolePreviewSteps} = await import('../preview/role-preview.ts');
					const steps = rolePreviewSteps(question, policies, scope, now);
					send({type: 'previewed', key, preview: await inSlices(steps, signal)});
				},
				failed: (problem) => ({type: 'preview-failed', key: effect.key, problem}),
			};
		case 'mint':
			return {
				name: task.mint,
				run: async (signal, send) => {
					const waits = (doing: string) => send({type: 'mint-waits', doing});
					const pass = await jobs.mint(effect.request, effect.secrets, signal, waits);
					send({type: 'minted', pass, request: effect.request});
				},
				failed: (problem) => ({type: 'mint-failed', problem}),
			};
		case 'read-passes':
			return {
				name: task.passes,
				run: async (_signal, send) => send({type: 'passes-read', passes: await jobs.passesOf(effect.role)}),
				failed: (problem) => ({type: 'passes-failed', problem}),
			};
		case 'revoke':
			return {
				name: task.revoke,
				run: async (signal, send) => {
					const waits = (doing: string) => send({type: 'revoke-waits', doing});
					const revoked = await jobs.revoke(effect.role, effect.sessionName, signal, waits);
					send({type: 'revoked', revoked});
				},
				failed: (problem) => ({type: 'revoke-failed', problem}),
			};
		case 'undo-revocation':
			return {
				name: task.revoke,
				run: async (signal, send) => {
					await jobs.undoRevocation(effect.revoked, signal);
					send({type: 'revocation-undone'});
				},
				failed: (problem) => ({type: 'undo-failed', problem}),
			};
		case 'change-presets':
			return {
				name: 'change presets',
				run: async (_signal, send) => send(await changePresets(jobs, effect.change)),
				failed: presetsFailed,
			};
		case 'copy':
			return {
				name: 'copy',
				run: async (_signal, send) => send({type: 'told', told: await jobs.copy(effect.text)}),
				failed: notDone,
			};
		case 'qr':
			return {
				name: 'qr',
				run: async (_signal, send) => {
					const code = await jobs.qr(effect.url, effect.room);
					send(code.ok ? {type: 'qr', text: code.message} : {type: 'told', told: code});
				},
				failed: notDone,
			};
		case 'open':
			return {
				name: 'open',
				run: async (_signal, send) => send({type: 'told', told: await jobs.open(effect.url)}),
				failed: notDone,
			};
	}
};

const changePresets = async (jobs: Jobs, {steps, say, choose}: PresetChange): Promise<AppEvent> => {
	let presets: readonly Preset[] = [];
	for (const wanted of steps) presets = await changeOnce(jobs, wanted);
	return {type: 'presets-changed', presets, told: say, ...(choose === undefined ? {} : {choose})};
};

const changeOnce = (jobs: Jobs, wanted: PresetChange['steps'][number]): Promise<readonly Preset[]> => {
	switch (wanted.step) {
		case 'save':
			return jobs.savePreset(wanted.preset, {replace: wanted.replace});
		case 'remove':
			return jobs.removePreset(wanted.name);
		case 'rename':
			return jobs.renamePreset(wanted.name, wanted.to);
		case 'move':
			return jobs.movePreset(wanted.name, wanted.toIndex);
	}
};
