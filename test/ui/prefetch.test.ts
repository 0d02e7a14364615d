import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {screenJobs} from '../../source/commands/screen/screen-jobs.ts';
import {openSession} from '../../source/roles/session.ts';
import {company} from '../../source/sandbox/company/company.ts';
import {createStore, pressed, type Store, started} from '../../source/ui/app.ts';
import {initialState} from '../../source/ui/app-state.ts';
import {previewOfRole} from '../../source/ui/preview/previews.ts';
import {sandboxForTest} from '../sandbox/sandbox.ts';
import {patience} from '../support/until.ts';
import {worldForTest} from '../support/world.ts';

const before = {...process.env};
let store: Store | undefined;

beforeEach(() => {
	for (const name of Object.keys(process.env)) if (/^AWS_(?!SDK_)/.test(name)) delete process.env[name];
});

afterEach(() => {
	store?.stop();
	process.env = {...before};
});

const kept =
	/^(cm-chiba.yukihiro|Audit|Contractor-Kyoto|Deployer-Staging|Members-ReadOnly|Notebook-Chiba|Viewer|Viewer-Prod)$/;

/** The screen's state on the real jobs, against the imitation, without anything drawn. */
const open = async () => {
	const sandbox = await sandboxForTest({
		account: {...company, roles: company.roles.filter(({name}) => kept.test(name))},
	});
	Object.assign(process.env, sandbox.environment, {NO_PROXY: '127.0.0.1'});
	const jobs = screenJobs({
		world: worldForTest({env: {...sandbox.environment, LANG: 'C.UTF-8'}}).world,
		session: openSession({}),
		terminal: process.stderr,
		settings: {},
		history: false,
	});
	const host = {leave: () => {}, suspend: () => {}, showAlone: () => {}, redraw: () => {}};
	const opened = createStore(initialState({columns: 80, rows: 24}, Date.now()), jobs, host);
	store = opened;
	opened.send(started);
	/** Every role whose policies are known or being read. */
	const known = () =>
		[...opened.getState().policies].map(([arn, {status}]) => `${arn.split('/').at(-1)} ${status}`);
	/** Reads of a role's policies so far: each begins with this one. The caller's own are one of them. */
	const reads = () => sandbox.requests.filter(({action}) => action === 'ListAttachedRolePolicies').length;
	return {
		known,
		reads,
		press: (...names: readonly string[]) => opened.send(...names.map((name) => pressed({name, text: name}))),
		settled: (...roles: readonly string[]) =>
			vi.waitFor(
				() => {
					const {reading} = opened.getState().roles;
					expect(reading.status).toBe('done');
					expect(known().toSorted()).toEqual(roles.map((role) => `${role} ready`).toSorted());
				},
				{timeout: patience, interval: 10},
			),
		preview: () => {
			const {roles} = opened.getState();
			const role = roles.rows[roles.cursor.index]?.role;
			return role && previewOfRole(opened.getState(), role.arn)?.status;
		},
	};
};

const seen = (expected: () => void) => vi.waitFor(expected, {timeout: patience, interval: 10});

describe('the policies of roles', () => {
	test('are read where the cursor rests and beside it, once', async () => {
		const screen = await open();
		await screen.settled('Audit', 'Contractor-Kyoto');
		const first = screen.reads();
		await seen(() => expect(screen.preview()).toBe('ready'));

		screen.press('j');
		await screen.settled('Audit', 'Contractor-Kyoto', 'Deployer-Staging');
		expect(screen.reads()).toBe(first + 1);

		screen.press('k');
		expect(screen.preview()).toBe('ready');
		screen.press('j', 'k', 'j');
		await seen(() => expect(screen.preview()).toBe('ready'));
		expect(screen.reads()).toBe(first + 1);
	});

	test('are not read of roles that the cursor only passes', async () => {
		const screen = await open();
		await screen.settled('Audit', 'Contractor-Kyoto');
		const first = screen.reads();
		screen.press('j', 'j', 'j', 'j', 'j', 'j', 'k', 'k', 'k', 'k', 'k', 'k');
		await seen(() => expect(screen.preview()).toBe('ready'));
		screen.press('G', 'k');
		await seen(() => expect(screen.known()).toHaveLength(4));
		await seen(() => expect(screen.known().every((role) => role.endsWith(' ready'))).toBe(true));
		// The last role and the one before it, which is another account's: nobody is asked for its policies.
		expect(screen.reads()).toBe(first + 1);
	});

	test('are read anew after R', async () => {
		const screen = await open();
		await screen.settled('Audit', 'Contractor-Kyoto');
		const first = screen.reads();
		screen.press('R');
		await screen.settled('Audit', 'Contractor-Kyoto');
		expect(screen.reads()).toBeGreaterThanOrEqual(first + 2);
	});
});
