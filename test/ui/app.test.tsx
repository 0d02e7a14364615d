import {cleanup, render} from 'ink-testing-library';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {createStore, type Store, started} from '../../source/ui/app.ts';
import {initialState} from '../../source/ui/app-state.ts';
import {App} from '../../source/ui/frame.tsx';
import {createTheme} from '../../source/ui/theme.ts';
import {ThemeContext} from '../../source/ui/theme-context.ts';
import {knownPass, linkOf, noon, pass, revoked, role} from './support/example.ts';
import {exampleJobs, gate, progress} from './support/jobs.ts';

const theme = createTheme({colorDepth: 1, unicode: true});
const stores: Store[] = [];

const open = (changes: Parameters<typeof exampleJobs>[0] = {}) => {
	const {jobs, asked} = exampleJobs(changes);
	const host = {leave: vi.fn(), suspend: vi.fn(), showAlone: vi.fn(), redraw: vi.fn()};
	const store = createStore(initialState({columns: 96, rows: 30}, noon), jobs, host);
	stores.push(store);
	const {stdin, lastFrame} = render(
		<ThemeContext value={theme}>
			<App store={store} />
		</ThemeContext>,
	);
	const frame = () => lastFrame() ?? '';
	store.send(started);
	return {
		asked,
		host,
		frame,
		press: (...keys: readonly string[]) => {
			for (const key of keys) stdin.write(key);
		},
		sees: (...texts: readonly (string | RegExp)[]) =>
			vi.waitFor(
				() => {
					for (const text of texts) {
						if (typeof text === 'string') expect(frame()).toContain(text);
						else expect(frame()).toMatch(text);
					}
				},
				{timeout: 10_000, interval: 5},
			),
	};
};

const enter = '\r';
const down = '\u001B[B';
const esc = '\u001B';

afterEach(() => {
	for (const store of stores.splice(0)) store.stop();
	cleanup();
});

describe('the whole job', () => {
	test('from the list to a copied link, and back', async () => {
		const app = open();
		await app.sees(
			'4 roles',
			'▸ ✓ Audit',
			'reads everything',
			'Audit trusts you.',
			'Policies ReadOnlyAccess',
		);
		app.press('j', down);
		await app.sees('▸ ◐ Test-RoleA', '検証用ロール', 'Wants    MFA');
		app.press(enter);
		await app.sees(
			'▸ Session name     ▏ daypass-me',
			'[1h]',
			'Enter make the link',
			'What the visitor will be able to do',
			'Read-only in S3 and EC2',
			/S3 +● +◐ +· +· +·/,
		);
		app.press('suzuki', '\t', '\u001B[D', '\t', 'tokyo', enter);
		await app.sees('Pass for suzuki: Audit in acme-dev', 'Open it within 15:00', 'in 1:00:00');
		expect(app.asked.passes[0]?.request).toMatchObject({
			role: role('Test-RoleA').arn,
			sessionName: 'suzuki',
			duration: 2700,
			region: 'ap-northeast-1',
		});
		app.press('c');
		await app.sees('Copied.');
		expect(app.asked.copied).toEqual([linkOf(700, 1)]);
		app.press(esc);
		await app.sees('Session name     suzuki');
		app.press(esc);
		await app.sees('▸ ◐ Test-RoleA');
	});

	test('by a preset’s digit, and saved as another', async () => {
		const app = open();
		await app.sees(' 1 audit  2 oncall');
		app.press('1');
		await app.sees('Pass for suzuki-audit');
		app.press('s', '\u0015', 'mine', enter);
		await app.sees('Saved mine: next time, daypass mine.');
		app.press(esc, esc);
		await app.sees('1 audit  2 oncall  3 mine');
	});

	test('what fails is said where it failed, and the form is as it was', async () => {
		const app = open({
			mint: async () => {
				throw new Failure('access-denied', 'AWS refused it.', 'Ask its owner.');
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press(enter, 'suzuki', enter);
		await app.sees('✗ AWS refused it.', 'Ask its owner.', 'Session name     suzuki▏');
	});

	test('what nobody foresaw is said without a stack', async () => {
		const app = open({
			mint: async () => {
				throw new TypeError('x is not a function');
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press(enter, enter);
		await app.sees('✗ Something went wrong that daypass did not foresee.', 'TypeError: x is not a function');
		expect(app.frame()).not.toMatch(/^\s+at /m);
	});
});

describe('revoking', () => {
	test('a visitor’s sessions from the list, undone, and back', async () => {
		const app = open({passesOf: async () => [knownPass('ana', 10), knownPass('bob', 20)]});
		await app.sees('▸ ✓ Audit');
		app.press('x');
		await app.sees('▸ Everybody', '  ana', '  bob', 'To go on, type the role’s name, Audit:');
		app.press(down, down);
		await app.sees('▸ bob', 'This ends EVERY session “bob” of role/Audit');
		app.press('Audit', enter);
		await app.sees('✓ Revoked every session “bob” of role/Audit issued before', 'u undo');
		expect(app.asked.revoked).toEqual([{role: role('Audit').arn, sessionName: 'bob'}]);
		app.press('u');
		await app.sees('✓ Undone');
		expect(app.asked.undone).toHaveLength(1);
		app.press(esc);
		await app.sees('▸ ✓ Audit');
	});

	test('what history knows is shown before IAM has said what was revoked', async () => {
		const asked = gate();
		const ana = knownPass('ana', 10);
		const app = open({
			passesOf: async (_, _signal, onKnown) => {
				onKnown([ana]);
				await asked.opened;
				return [{...ana, revokedAt: new Date(noon).toISOString()}];
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press('x');
		await app.sees(/ana +since \d\d:\d\d +may be alive/);
		asked.open();
		await app.sees(/ana +since \d\d:\d\d +revoked \d\d:\d\d/);
	});

	test('what the link opened', async () => {
		const app = open();
		await app.sees(' 1 audit');
		app.press('1');
		await app.sees('Pass for suzuki-audit', 'x revoke');
		app.press('x', 'Audit', enter);
		await app.sees('✓ Revoked every session “suzuki-audit”');
		expect(app.asked.revoked).toEqual([{role: role('Audit').arn, sessionName: 'suzuki-audit'}]);
		app.press(esc);
		await app.sees('✗ Revoked pass for suzuki-audit');
	});

	test('what is refused is said where it was asked for, and works once it is allowed', async () => {
		let isAllowed = false;
		const app = open({
			revoke: async (of, sessionName) => {
				if (!isAllowed) throw new Failure('access-denied', 'AWS refused it.', 'Ask for it.');
				return revoked({role: of, sessionName});
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press('x', 'Audit', enter);
		await app.sees('✗ AWS refused it.', 'Ask for it.', 'Audit▏');
		isAllowed = true;
		app.press(enter);
		await app.sees('✓ Revoked every session of role/Audit');
	});

	test('a link that takes long says what it waits for', async () => {
		const held = gate();
		let now = noon;
		const app = open({
			now: () => now,
			mint: async (_wanted, _signal, onWait) => {
				onWait?.('assuming Audit');
				now += 600;
				await held.opened;
				return pass();
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press(enter);
		await app.sees('Session name');
		app.press(enter);
		await app.sees('assuming Audit…', 'Esc stop');
		held.open();
		await app.sees('Open it within');
	});

	test('that takes long says what it waits for; Esc stops it, and nothing more is heard of it', async () => {
		const held = gate();
		let signal: AbortSignal | undefined;
		let now = noon;
		const app = open({
			now: () => now,
			revoke: async (of, sessionName, given, onWait) => {
				signal = given;
				onWait?.('writing the inline policy');
				now += 600;
				await held.opened;
				return revoked({role: of, sessionName});
			},
		});
		await app.sees('▸ ✓ Audit');
		app.press('x', 'Audit', enter);
		await app.sees('writing the inline policy…', 'Esc stop');
		app.press(esc);
		await app.sees('Stopped. What AWS has received already may take effect all the same.');
		expect(signal?.aborted).toBe(true);
		held.open();
		app.press('?');
		await app.sees('whose sessions');
		app.press(esc, esc);
		await app.sees('▸ ✓ Audit');
	});
});

describe('keys', () => {
	test('typed in one burst are all taken, whatever they do', async () => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press(`/test${enter}suzuki${enter}`);
		await app.sees('Pass for suzuki');
		expect(app.asked.passes[0]?.request).toMatchObject({role: role('Test-RoleA').arn, sessionName: 'suzuki'});
	});

	test('typed before anything has been read are taken as well', async () => {
		const app = open();
		app.press('/vie');
		await app.sees('/ vie▏', '1 of 5', '▸ ✓ app/Viewer');
	});

	test('pasted are text, never keys', async () => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press(enter);
		await app.sees('Session name');
		app.press('\u001B[200~su\nq\u001B[201~');
		await app.sees('Session name     su q▏', 'AWS takes letters, digits and _+=,.@- here');
		expect(app.host.leave).not.toHaveBeenCalled();
	});

	test('m and c at once copy the message and not the link', async () => {
		const app = open();
		await app.sees(' 1 audit');
		app.press('1');
		await app.sees('Pass for');
		app.press('mc');
		await app.sees('A day pass for suzuki-audit');
		expect(app.asked.copied).toEqual(['A day pass for suzuki-audit']);
	});

	test.each([
		['q', 0],
		['\u0003', 130],
	])('%j leaves with %d', async (key, exitCode) => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press(key);
		expect(app.host.leave).toHaveBeenCalledWith(exitCode);
	});

	test('? explains the keys of the screen it is pressed on', async () => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press('?');
		await app.sees(/v +ask AWS for real/, /Ctrl-C +leave at once/, /1–2 +that preset’s link/, 'Esc back');
		app.press(esc);
		await app.sees('▸ ✓ Audit');
		app.press(enter, '?');
		await app.sees(/Enter +make the link/, /Shift-Tab +previous field/);
	});
});

describe('roles', () => {
	test('arrive page by page while the cursor stays where somebody put it', async () => {
		const second = gate();
		const first = [role('Bravo'), role('Charlie'), role('Delta')];
		const app = open({
			async *roles(signal) {
				yield progress(first, {complete: false, doing: 'reading roles… 3 so far'});
				await second.pass(signal);
				yield progress([...first, role('Alpha'), role('Bravo-2')]);
			},
		});
		await app.sees('▸ ✓ Bravo', '3 roles');
		app.press('j');
		await app.sees('▸ ✓ Charlie');
		second.open();
		await app.sees('5 roles', 'Alpha', '▸ ✓ Charlie');
	});

	test('that can’t be listed leave the ways that still work', async () => {
		const app = open({
			async *roles() {
				yield progress([], {
					complete: false,
					notices: [{code: 'roles-not-listed', message: 'iam:ListRoles is denied.'}],
				});
			},
		});
		await app.sees(/t takes a role’s ARN or its name[\s\S]*iam:ListRoles is denied\./, ' 1 audit');
		app.press('t', 'arn:aws:iam::444455556666:role/Elsewhere', enter);
		await app.sees('Elsewhere', '? could not tell', 'Enter make the link');
	});

	test('that only services use are counted where there are no others', async () => {
		const app = open({
			async *roles() {
				yield progress([role('ForEc2', {onlyForServices: true, verdict: 'denied'})]);
			},
		});
		await app.sees('There is no role here that a person could assume.');
		app.press('a');
		await app.sees('▸ ✗ ForEc2');
	});

	test('nothing that matches says so, with the way back', async () => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press('/zzzz');
		await app.sees('Nothing matches “zzzz”. Esc clears the filter.', '0 of 5');
	});

	test('verified are marked with the time', async () => {
		const app = open();
		await app.sees('▸ ✓ Audit');
		app.press('v');
		await app.sees(/▸ ✓ Audit .* at \d\d:\d\d/, /✓ allowed · AWS said so at \d\d:\d\d/);
	});

	test('without credentials say what is wrong once, and what to do', async () => {
		const refused = new Failure('no-credentials', 'There are no AWS credentials.', 'Sign in.');
		const app = open({
			identify: async () => {
				throw refused;
			},
			// biome-ignore lint/correctness/useYield: it fails before there is anything to yield
			async *roles() {
				throw refused;
			},
		});
		await app.sees('✗ There are no AWS credentials.', 'Sign in.', 'R tries again.');
	});
});
