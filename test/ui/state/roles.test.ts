import {describe, expect, test} from 'vitest';
import type {readPolicies} from '../../../source/ui/preview/policies.ts';
import {chosenRole} from '../../../source/ui/screens/roles/roles-state.ts';
import {identity, noon, role, user} from '../support/example.ts';
import {frame, sizes} from '../support/frames.tsx';
import {progress} from '../support/jobs.ts';
import {play, playOn, roles} from '../support/played.ts';

const problem = {code: 'x', message: 'It did not work.', hint: 'Try again.'};
const chosen = (played: ReturnType<typeof play>) => chosenRole(played.state().roles)?.name;

describe('at the start', () => {
	test('everything is asked for at once', () => {
		const played = play();
		played.send({type: 'started'});
		expect(played.effects().map((effect) => effect.do)).toEqual([
			'identify',
			'read-presets',
			'read-team-presets',
			'read-recent',
			'read-roles',
			'later',
		]);
	});

	test('a pass to begin with opens its form at once, and its role is looked at', () => {
		const first = {
			role: role('Audit').arn,
			duration: 3600,
			destination: 's3',
			scope: [],
			tags: {},
			logoutFirst: false,
		};
		const played = play({columns: 80, rows: 24}, first);
		played.send({type: 'started'});
		expect(played.screens()).toEqual(['pass']);
		expect(played.wanted('judge')).toMatchObject({do: 'judge', role: role('Audit').arn});
		played.send({type: 'judged', role: role('Audit')});
		expect(played.top()).toMatchObject({role: {name: 'Audit'}});
	});
});

describe('keys on the list', () => {
	test.each([
		[['j', 'j'], 'Partner'],
		[['G', 'k'], 'Finance'],
		[['G', 'k', 'k'], 'Unknown'],
		[['G', 'g'], 'Audit'],
		[['/', '"deploy"', 'tab'], 'Deploy'],
		[['/', '"unk"', 'escape'], 'Unknown'],
		[['a', 'G', 'k'], 'ForEc2'],
		[['ctrl-d', 'k'], 'Finance'],
		[['G', 'ctrl-u'], 'Audit'],
		[['/', '"role/"', 'tab', 'n', 'n'], 'Partner'],
		[['/', '"role/"', 'tab', 'N'], 'Finance'],
		[['n'], 'Audit'],
	])('%j leave the cursor on %s', (keys, name) => {
		const played = playOn();
		played.press(...keys);
		expect(chosen(played)).toBe(name);
	});

	test('letters type into the filter while it is being typed, and are keys again after Tab', () => {
		const played = playOn();
		played.press('/', '"qv?"');
		expect(played.state().roles.filter.field.value).toBe('qv?');
		played.press('ctrl-u', '"audit"', 'tab', 'q');
		expect(played.effects()).toContainEqual(expect.objectContaining({do: 'leave', exitCode: 0}));
	});

	test('an arrow in the filter takes a match that stays chosen; a letter begins anew', () => {
		const played = playOn();
		played.press('/', '"e"', 'down');
		const before = chosen(played);
		played.send({type: 'roles', progress: progress([role('E'), ...roles])});
		expect(chosen(played)).toBe(before);
		played.press('"c"');
		expect(chosen(played)).toBe(played.state().roles.rows[0]?.role.name);
	});

	test('a says how many roles of services come and go', () => {
		const played = playOn();
		played.press('a');
		expect(played.state().toast).toEqual({ok: true, message: 'Now with the one that only services use.'});
		played.press('a');
		expect(played.state().toast).toEqual({ok: true, message: 'Without the one that only services use.'});
	});

	test('R says when everything is read again, where somebody still looks at the list', () => {
		const played = playOn();
		played.press('R');
		played.send({type: 'roles', progress: progress(roles)}, {type: 'roles-ended'});
		expect(played.state().toast).toEqual({ok: true, message: 'Read again: 6 roles.'});
		played.press('R', 'enter');
		played.send({type: 'roles', progress: progress(roles)}, {type: 'roles-ended'});
		expect(played.state().toast).toBeUndefined();
	});

	test('Enter on a denied role asks before it opens the form, and only once for a role', () => {
		const played = playOn();
		played.press('G', 'k', 'enter');
		expect(played.screens()).toEqual([]);
		expect(played.state().toast?.message).toContain('AWS will refuse: try all the same?');
		played.press('k', 'j', 'enter');
		expect(played.top()).toMatchObject({name: 'pass', role: {name: 'Finance'}});
		played.press('escape', 'enter');
		expect(played.screens()).toEqual([]);
		expect(played.state().toast?.message).toContain('AWS will refuse');
	});

	test('a name typed while the list is read is found in what comes', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('t', '"Deploy"', 'enter');
		expect(played.wanted('judge')).toBeUndefined();
		played.send({type: 'roles', progress: progress([role('Audit')], {complete: false, doing: 'reading…'})});
		expect(played.screens()).toEqual([]);
		played.send({type: 'roles', progress: progress(roles)});
		expect(played.top()).toMatchObject({name: 'pass', role: {name: 'Deploy'}});
	});

	test('a name that is not among all that came is asked for', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('t', '"Elsewhere"', 'enter');
		played.send({type: 'roles', progress: progress(roles)}, {type: 'roles-ended'});
		expect(played.wanted('judge')).toMatchObject({role: 'Elsewhere'});
	});

	test('Enter in the filter opens the form of the chosen role, and Esc comes back to the filtered list', () => {
		const played = playOn();
		played.press('/', '"role/"', 'down', 'enter');
		expect(played.top()).toMatchObject({name: 'pass', role: {name: 'Deploy'}});
		played.press('escape');
		expect(played.state().roles.filter).toMatchObject({editing: false, field: {value: 'role/'}});
		expect(chosen(played)).toBe('Deploy');
	});

	test('the details begin at their top with every letter of a filter, and stay in focus or not', () => {
		const played = playOn();
		played.press('tab', 'j', '/', '"a"');
		expect(played.state().roles.detail).toMatchObject({focused: true, scroll: 0});
		played.press('enter', 'escape', 'tab', '/', 'u');
		expect(played.state().roles.detail).toMatchObject({focused: false, scroll: 0});
	});

	test('Enter in a filter that finds nothing does nothing', () => {
		const played = playOn();
		played.press('/', '"zzzz"', 'enter');
		expect(played.screens()).toEqual([]);
	});

	test('a page of text in the filter is told of in short', () => {
		const played = playOn();
		played.press('/');
		played.send({type: 'paste', text: '検'.repeat(50_000)});
		expect(frame(played.state()).replaceAll(/\s+/g, '')).toContain('検…”.Escclearsthefilter.');
		played.press('ctrl-u');
		played.send({type: 'paste', text: `${'x'.repeat(50_000)}:`});
		expect(frame(played.state()).replaceAll(/\s+/g, '')).toContain('x…:isnotafilter.');
	});

	test('a filter that Esc has cleared comes back with Ctrl-Y', () => {
		const played = playOn();
		played.press('/', '"deploy"', 'escape', '/', 'ctrl-y');
		expect(played.state().roles.filter.field).toMatchObject({value: 'deploy', caret: 6});
		expect(played.state().roles.rows.map((row) => row.role.name)).toEqual(['Deploy']);
	});

	test('Esc clears a kept filter before anything else', () => {
		const played = playOn();
		played.press('/', '"audit"', 'tab', 'escape');
		expect(played.state().roles.rows).toHaveLength(6);
	});

	test('Enter opens the form of the chosen role, Esc comes back to the same row', () => {
		const played = playOn();
		played.press('j', 'enter');
		expect(played.top()).toMatchObject({
			name: 'pass',
			role: {name: 'Deploy'},
			values: {role: role('Deploy').arn},
		});
		played.press('escape');
		expect(played.screens()).toEqual([]);
		expect(chosen(played)).toBe('Deploy');
	});

	test('Tab goes to the details, where the same keys scroll', () => {
		const played = playOn();
		played.press('tab', 'j', 'j', 'k');
		expect(played.state().roles.detail).toEqual({focused: true, scroll: 1});
		expect(chosen(played)).toBe('Audit');
		played.press('escape', 'j');
		expect(chosen(played)).toBe('Deploy');
	});

	test('the details scroll to their end and no further, so that the way back begins at once', () => {
		const played = playOn();
		played.press('tab', 'G');
		const {scroll} = played.state().roles.detail;
		expect(scroll).toBeLessThan(50);
		played.press('j', 'page-down', 'k');
		expect(played.state().roles.detail.scroll).toBe(scroll - 1);
	});

	test('R asks again for everything but who you are, once that is known', () => {
		const played = playOn();
		played.press('R');
		const asked = played.effects().map((effect) => effect.do);
		expect(asked).toEqual(expect.arrayContaining(['read-presets', 'read-recent', 'read-roles']));
		expect(asked).not.toContain('identify');
		expect(played.state().identity.status).toBe('ready');
		expect(played.state().roles.reading).toMatchObject({status: 'again', doing: 'reading roles'});
	});

	test('R asks for who you are too, where that is not known', () => {
		const played = play();
		played.send({type: 'started'}, {type: 'roles', progress: progress(roles)}, {type: 'roles-ended'});
		played.press('R');
		expect(played.effects().map((effect) => effect.do)).toContain('identify');
		expect(played.state().identity).toMatchObject({status: 'loading'});
	});

	test('R after a stop shows roles as they come, where there were none', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('escape', 'R');
		played.send({type: 'roles', progress: progress([role('Audit')], {complete: false, doing: 'reading…'})});
		expect(chosen(played)).toBe('Audit');
	});

	test('R has the policies read again too', () => {
		const played = playOn();
		const policies = {policies: [], complete: true, notices: []};
		played.send({type: 'policies-wanted'}, {type: 'policies', arn: role('Audit').arn, policies});
		played.press('R');
		expect(played.wanted('later')).toMatchObject({name: 'policies'});
		played.send({type: 'policies-wanted'});
		expect(played.wanted('read-policies')).toMatchObject({role: {name: 'Audit'}});
	});

	test('R reads again without taking away what is shown', () => {
		const played = playOn();
		played.press('R');
		expect(played.wanted('read-roles')).toBeDefined();
		played.send({type: 'roles', progress: progress([role('New')], {complete: false, doing: 'reading…'})});
		expect(chosen(played)).toBe('Audit');
		played.wait(600);
		expect(frame(played.state())).toContain('reading…');
		played.send({type: 'roles', progress: progress([role('New')])}, {type: 'roles-ended'});
		expect(frame(played.state())).not.toContain('reading…');
		expect(chosen(played)).toBe('New');
	});

	test('Esc stops reading, also what is read again', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('escape');
		expect(played.wanted('cancel')).toMatchObject({do: 'cancel', task: 'read-roles'});
		expect(played.state().roles.reading).toEqual({status: 'stopped'});
		const again = playOn();
		again.press('R', 'escape');
		expect(again.wanted('cancel')).toMatchObject({do: 'cancel', task: 'read-roles'});
		again.press('escape');
		expect(again.effects()).toEqual([]);
	});

	test.each([
		['roles-not-listed', true],
		['policy-unread', false],
	])('after %s the key that types a role is named first: %s', (code, first) => {
		const played = playOn();
		const notices = [{code, message: 'AWS refuses.'}];
		played.send({type: 'roles', progress: progress(roles, {notices})});
		expect(frame(played.state()).includes(' t type an ARN  Enter choose')).toBe(first);
	});

	test('the cursor stays where it is while the caret alone moves in the filter', () => {
		const played = playOn();
		played.press('/', '"role/"', 'down', 'down', 'left', '"e"');
		expect(played.state().roles.filter.field.value).toBe('rolee/');
		played.press('backspace', 'down', 'home');
		expect(chosen(played)).toBe('Deploy');
		played.press('delete');
		expect(played.state().roles.filter.field.value).toBe('ole/');
	});

	test('a move made before there is a role is made once, however often nothing comes', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('j');
		const nothing = progress([], {complete: false, doing: 'reading…'});
		played.send({type: 'roles', progress: nothing}, {type: 'roles', progress: nothing});
		played.send({type: 'roles', progress: progress(roles)});
		expect(chosen(played)).toBe('Deploy');
	});

	test('an ARN that is pasted is taken for one, other text for a filter', () => {
		const played = playOn();
		played.send({type: 'paste', text: ' arn:aws:iam::111122223333:role/Typed\n'});
		expect(played.state().roles.typing?.field.value).toBe('arn:aws:iam::111122223333:role/Typed');
		played.press('escape');
		played.send({type: 'paste', text: 'audit'});
		expect(played.state().roles.filter.field.value).toBe('audit');
	});
});

describe('Esc', () => {
	const footer = (played: ReturnType<typeof playOn>) => frame(played.state()).split('\n').at(-1);

	test.each(sizes)('takes back one step after the other, and says which, at $columns×$rows', (size) => {
		const played = playOn(size);
		played.press('/');
		expect(footer(played)).toContain('Esc back');
		played.press('"audit"');
		expect(footer(played)).toContain('Esc clear it');
		played.press('tab', 'tab');
		expect(footer(played)).toContain('Esc list');
		expect(footer(played)).not.toContain('Esc clear');
		played.press('escape');
		expect(footer(played)).toContain('Esc clear the filter');
		played.press('escape');
		expect(footer(played)).not.toContain('Esc');
		expect(played.state().roles.filter.field.value).toBe('');
	});
});

describe('verifying', () => {
	test('asks AWS, shows it, and keeps the answer', () => {
		const played = playOn();
		played.press('v');
		expect(played.wanted('verify')).toMatchObject({do: 'verify', role: roles[0]});
		expect(played.state().roles.verifying.get(role('Audit').arn)).toBe(noon);
		const proven = role('Audit', {verdict: 'denied', verifiedAt: new Date(noon).toISOString()});
		played.send({type: 'verified', role: proven});
		expect(played.state().roles.verifying.size).toBe(0);
		expect(chosenRole(played.state().roles)).toBe(proven);
		expect(played.state().roles.rows.findIndex((row) => row.role === proven)).toBe(4);
	});

	test('of a role that wants no code asks AWS at once, whoever asks', () => {
		const played = playOn();
		played.send({type: 'identified', identity: identity({caller: user}), sessionName: 'x'});
		played.press('v');
		expect(played.wanted('verify')).toMatchObject({role: roles[0]});
	});

	test('Esc stops it', () => {
		const played = playOn();
		played.press('v', 'escape');
		expect(played.wanted('cancel')).toMatchObject({do: 'cancel', task: `verify ${role('Audit').arn}`});
		played.press('escape');
		expect(played.effects()).toEqual([]);
	});

	test('a failure stays with its role until the next try', () => {
		const played = playOn();
		played.press('v');
		played.send({type: 'verify-failed', arn: role('Audit').arn, problem});
		expect(played.state().roles.verifyProblems.get(role('Audit').arn)).toEqual(problem);
		played.press('v');
		expect(played.state().roles.verifyProblems.size).toBe(0);
	});

	test.each([
		['Partner', 'external ID'],
		['Secure', 'MFA code'],
	])('%s is not asked for without its %s: that would prove nothing', (name, what) => {
		const played = playOn();
		played.send({type: 'identified', identity: identity({caller: user}), sessionName: 'x'});
		played.press('/', `"${name.toLowerCase()}"`, 'tab', 'v');
		expect(played.wanted('verify')).toBeUndefined();
		expect(played.state().toast?.message).toContain(what);
	});
});

describe('a role typed by hand', () => {
	const arn = 'arn:aws:iam::444455556666:role/Elsewhere';

	test('is looked at, and its form opens', () => {
		const played = playOn();
		played.press('t', `"${arn}"`, 'enter');
		expect(played.wanted('judge')).toMatchObject({do: 'judge', role: arn});
		played.send({type: 'judged', role: role('Elsewhere', {arn})});
		expect(played.top()).toMatchObject({name: 'pass', role: {arn}});
		expect(played.state().roles.typing).toBeUndefined();
	});

	test.each(['Viewer', 'app/Viewer', '/app/Viewer', role('Viewer', {path: '/app/'}).arn])(
		'of the account needs no look: %s is enough',
		(called) => {
			const played = playOn();
			const all = [...roles, role('Viewer', {path: '/app/'})];
			played.send({type: 'roles', progress: progress(all)});
			played.press('t', `"${called}"`, 'enter');
			expect(played.top()).toMatchObject({name: 'pass', role: {name: 'Viewer'}});
		},
	);

	test('is kept when everything is read again, but for what AWS itself had said of it', () => {
		const played = playOn();
		played.press('t', `"${arn}"`, 'enter');
		played.send({type: 'judged', role: role('Elsewhere', {arn})});
		played.press('escape');
		const proven = role('Audit', {verdict: 'denied', verifiedAt: new Date(noon).toISOString()});
		played.send({type: 'verified', role: proven}, {type: 'verify-failed', arn: role('Deploy').arn, problem});
		played.press('R');
		played.send({type: 'roles', progress: progress(roles)}, {type: 'roles-ended'});
		const {ordered, verifyProblems} = played.state().roles;
		expect(ordered.map(({name}) => name)).toContain('Elsewhere');
		expect(ordered).not.toContain(proven);
		expect(verifyProblems.size).toBe(0);
	});

	test.each([[[]], [['"  "']]])('that is empty is looked for nowhere: %j', (keys) => {
		const played = playOn();
		played.press('t', ...keys, 'enter');
		expect(played.wanted('judge')).toBeUndefined();
		expect(played.screens()).toEqual([]);
		expect(played.state().roles.typing).toBeDefined();
	});

	test('is there again after Esc', () => {
		const played = playOn();
		played.press('t', '"Depl"', 'escape', 'j', 't', '"oy"', 'enter');
		expect(played.top()).toMatchObject({name: 'pass', role: {name: 'Deploy'}});
		played.press('escape', 't');
		expect(played.state().roles.typing).toMatchObject({field: {value: ''}});
	});

	test('that is none is refused beside what was typed', () => {
		const played = playOn();
		played.press('t', '"nonsense"', 'enter');
		played.send({type: 'judge-failed', problem});
		expect(played.state().roles.typing).toMatchObject({field: {value: 'nonsense'}, problem});
		played.press('x');
		expect(played.state().roles.typing).toEqual({field: {value: 'nonsensex', caret: 9}});
	});

	test('stays as it is where a key changes nothing, and is no longer looked for where one does', () => {
		const played = playOn();
		played.press('t', '"Dep"', 'page-down');
		expect(played.state().roles.typing?.field.value).toBe('Dep');
		played.press('l');
		expect(played.wanted('cancel')).toMatchObject({task: 'judge'});
	});
});

describe('policies', () => {
	const asked = (played: ReturnType<typeof play>) =>
		played
			.effects()
			.flatMap((effect) =>
				effect.do === 'read-policies' ? [(effect as ReturnType<typeof readPolicies>).role.name] : [],
			);

	test('are read for where the cursor rests and for its neighbours, once', () => {
		const played = playOn();
		played.press('j');
		expect(played.wanted('later')).toMatchObject({name: 'policies'});
		played.send({type: 'policies-wanted'});
		expect(asked(played)).toEqual(['Deploy', 'Partner', 'Audit']);
		played.send({type: 'policies-wanted'});
		expect(asked(played)).toEqual([]);
	});

	test('are no longer read for where the cursor only passed', () => {
		const played = playOn();
		played.send({type: 'policies-wanted'});
		played.press('G');
		played.send({type: 'policies-wanted'});
		expect(played.effects()).toContainEqual(
			expect.objectContaining({do: 'cancel', task: `policies ${role('Audit').arn}`}),
		);
		expect(played.state().policies.has(role('Audit').arn)).toBe(false);
	});

	test('that were read are kept', () => {
		const played = playOn();
		const policies = {policies: [], complete: true, notices: []};
		played.send({type: 'policies-wanted'}, {type: 'policies', arn: role('Audit').arn, policies});
		played.press('G');
		played.send({type: 'policies-wanted'});
		expect(played.state().policies.get(role('Audit').arn)).toEqual({status: 'ready', value: policies});
	});
});
