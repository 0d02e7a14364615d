import {describe, expect, test} from 'vitest';
import {Failure} from '../../../source/failure.ts';
import type {Preset} from '../../../source/pass/pass.ts';
import {keysNow} from '../../../source/ui/app.ts';
import {freeName} from '../../../source/ui/screens/presets/preset-names.ts';
import type {PresetChange} from '../../../source/ui/screens/presets/presets-jobs.ts';
import type {PresetsScreen} from '../../../source/ui/screens/presets/presets-state.ts';
import {identity, pass, preset, role} from '../support/example.ts';
import {frame} from '../support/frames.tsx';
import {progress} from '../support/jobs.ts';
import {play, playOn} from '../support/played.ts';

const opened = () => {
	const played = playOn();
	played.press('p');
	return played;
};

const steps = (played: ReturnType<typeof play>): PresetChange['steps'] | undefined => {
	const change = played.wanted('change-presets');
	return change?.do === 'change-presets' ? change.change.steps : undefined;
};

const audit = preset('audit', {sessionName: 'suzuki'});

describe('keys on the presets', () => {
	test('Enter makes the link', () => {
		const played = opened();
		played.press('j', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {role: role('Audit').arn}});
	});

	test('x removes, u brings back to the same place', () => {
		const played = opened();
		played.press('x');
		expect(steps(played)).toEqual([{step: 'remove', name: 'audit'}]);
		played.send({
			type: 'presets-changed',
			presets: [preset('oncall')],
			say: {ok: true, message: 'Removed.'},
		});
		played.press('u');
		expect(steps(played)).toEqual([
			{step: 'save', preset: audit, replace: false},
			{step: 'move', name: 'audit', toIndex: 0},
		]);
		const {say, choose} = played.wanted('change-presets')?.change ?? {};
		expect([say, choose]).toEqual([{ok: true, message: 'audit is back.'}, 'audit']);
		played.send({type: 'presets-changed', presets: [audit, preset('oncall')], say: {ok: true, message: ''}});
		played.press('u');
		expect(steps(played)).toBeUndefined();
	});

	test('u brings it back on any screen, and the footer says so for as long as it can', () => {
		const played = opened();
		played.press('x');
		played.send({type: 'presets-changed', presets: [preset('oncall')], say: {ok: true, message: 'Removed.'}});
		const named = () => keysNow(played.state()).some(({does}) => does === 'bring audit back');
		played.press('escape');
		expect(named()).toBe(true);
		played.press('enter');
		expect(named()).toBe(false);
		played.press('escape', 'u');
		expect(steps(played)).toMatchObject([
			{step: 'save', preset: audit},
			{step: 'move', toIndex: 0},
		]);
		played.send({type: 'presets-changed', presets: [audit, preset('oncall')], say: {ok: true, message: ''}});
		expect(named()).toBe(false);
	});

	test('u takes an edit back, named in the footer on other screens too', () => {
		const played = opened();
		played.press('e', 'tab', '"50m"', 'enter');
		expect(steps(played)).toMatchObject([{step: 'save', preset: {duration: 3000}, replace: true}]);
		played.press('u');
		expect(steps(played)).toBeUndefined();
		const presets = [{...audit, duration: 3000}, preset('oncall')];
		played.send({type: 'presets-changed', presets, say: {ok: true, message: ''}});
		played.press('escape');
		expect(frame(played.state())).toContain('u audit as it was');
		played.press('u');
		expect(steps(played)).toEqual([{step: 'save', preset: audit, replace: true}]);
	});

	test('u brings back what was replaced by a link’s request', () => {
		const played = opened();
		played.press('escape', 'enter', 'enter');
		const mint = played.wanted('mint');
		if (mint === undefined) throw new Error('No link is made.');
		played.send({type: 'minted', pass: pass(), request: mint.request});
		played.press('s', 'ctrl-u', '"audit"', 'enter', 'enter');
		expect(steps(played)).toMatchObject([{step: 'save', preset: {name: 'audit'}, replace: true}]);
		const presets = [{name: 'audit', ...mint.request}, preset('oncall')];
		played.send({type: 'presets-changed', presets, say: {ok: true, message: ''}});
		played.press('u');
		expect(steps(played)).toEqual([{step: 'save', preset: audit, replace: true}]);
	});

	test('u brings nothing back that the disk would not let go of', () => {
		const played = opened();
		played.press('x');
		played.send({type: 'presets-failed', problem: {code: 'storage', message: 'Read-only.', hint: ''}});
		played.press('u');
		expect(steps(played)).toBeUndefined();
	});

	test('d puts a copy beneath', () => {
		const played = opened();
		played.press('d');
		expect(steps(played)).toEqual([
			{step: 'save', preset: {...audit, name: 'audit-2'}, replace: false},
			{step: 'move', name: 'audit-2', toIndex: 1},
		]);
	});

	test.each([
		[['J'], [{step: 'move', name: 'audit', toIndex: 1}]],
		[['j', 'K'], [{step: 'move', name: 'oncall', toIndex: 0}]],
		[['K'], undefined],
		[['j', 'J'], undefined],
	])('%j reorder', (keys, expected) => {
		const played = opened();
		played.press(...keys);
		expect(steps(played)).toEqual(expected);
	});

	test('the cursor goes along with what was moved', () => {
		const played = opened();
		played.press('J');
		const presets = [preset('oncall'), audit];
		played.send({type: 'presets-changed', presets, say: {ok: true, message: ''}, choose: 'audit'});
		expect(played.top()).toMatchObject({cursor: {index: 1}});
	});

	test.each([
		['"x"', [{step: 'rename', name: 'audit', to: 'auditx'}]],
		['"x "', [{step: 'rename', name: 'audit', to: 'auditx'}]],
		['" "', undefined],
		['escape', undefined],
	])('n renames: %s', (typed, expected) => {
		const played = opened();
		played.press('n', typed, 'enter');
		expect(expected === undefined ? undefined : steps(played)).toEqual(expected);
	});

	test.each<[string, readonly string[], string, string | undefined]>([
		['a copy', ['d'], 'audit-2 is a copy of audit.', 'audit-2'],
		['a move', ['J'], 'audit is number 2.', 'audit'],
		['a name', ['n', '"x"', 'enter'], 'audit is now auditx.', 'auditx'],
		['a change', ['e', 'enter'], 'Saved audit. u takes that back.', 'audit'],
		['a removal', ['x'], 'Removed audit. u brings it back.', undefined],
	])('%s is said, and the cursor goes with it', (_, keys, message, choose) => {
		const played = opened();
		played.press(...keys);
		const {say, choose: goesTo} = played.wanted('change-presets')?.change ?? {};
		expect([say, goesTo]).toEqual([{ok: true, message}, choose]);
		played.press('q');
		expect(played.wanted('leave')).toBeDefined();
	});

	test.each([
		['oncall', 'preset-exists', 'Choose another name.'],
		['no spaces', 'preset-name', ''],
		['help', 'preset-name-reserved', ''],
	])('%s is no name for it', (name, code, hint) => {
		const played = opened();
		played.press('n', 'ctrl-u', `"${name}"`, 'enter');
		expect(steps(played)).toBeUndefined();
		expect(played.top()).toMatchObject({
			renaming: {field: {value: name}, problem: {code, hint: expect.stringContaining(hint)}},
		});
	});

	test('the one that is renamed is the one that was chosen, whatever comes of a change before', () => {
		const played = opened();
		played.press('x', 'n', '"b"');
		played.send({type: 'presets-changed', presets: [preset('oncall')], say: {ok: true, message: 'Removed.'}});
		played.press('enter');
		expect(steps(played)).toEqual([{step: 'rename', name: 'audit', to: 'auditb'}]);
	});

	test('a page is what is in sight, but for one row', () => {
		const played = playOn();
		const names = Array.from({length: 40}, (_, index) => `p${index + 10}`);
		played.send({type: 'presets', presets: names.map((name) => preset(name))});
		played.press('p');
		const inSight = () => frame(played.state()).match(/\bp\d\d\b/g) ?? [];
		const first = inSight();
		played.press('page-down');
		const {index} = played.top()?.name === 'presets' ? (played.top() as PresetsScreen).cursor : {index: -1};
		expect(first.length - index).toBeGreaterThan(0);
		expect(first.length - index).toBeLessThan(4);
		expect(inSight()).toContain(names[index]);
		played.press('page-up');
		expect(played.top()).toMatchObject({cursor: {index: 0}});
	});

	test('a name that is taken says whose it is', () => {
		const played = opened();
		played.press('n', 'ctrl-u', '"oncall"', 'enter');
		expect(frame(played.state())).toContain('There is a preset called oncall already.');
	});

	test('e edits in the form, and Enter there saves', () => {
		const played = opened();
		played.press('e', 'ctrl-u', '"tanaka"', 'tab', 'left', 'enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(steps(played)).toEqual([
			{step: 'save', preset: {...audit, sessionName: 'tanaka', duration: 2700}, replace: true},
		]);
		expect(played.screens()).toEqual(['presets']);
	});

	test('what the form would refuse is not saved', () => {
		const played = opened();
		played.press('e', 'ctrl-u', '"x"', 'enter');
		expect(steps(played)).toBeUndefined();
		expect(played.top()).toMatchObject({name: 'pass', problem: {field: 'sessionName'}});
	});

	test('an external ID is kept in an edited preset only if it was', () => {
		const played = playOn();
		const partner = preset('partner', {role: role('Partner').arn, externalId: 'kept'});
		played.send({type: 'presets', presets: [partner]});
		played.press('p', 'e', 'enter');
		expect(steps(played)).toStrictEqual([{step: 'save', preset: partner, replace: true}]);
		const {externalId: _kept, ...without} = partner;
		played.send({type: 'presets', presets: [without]});
		played.press('e', 'enter');
		expect(steps(played)).toStrictEqual([{step: 'save', preset: without, replace: true}]);
		played.send({type: 'presets', presets: [partner]});
		played.press('e', 'tab', 'ctrl-u', 'enter');
		expect(steps(played)).toEqual([{step: 'save', preset: without, replace: true}]);
	});

	test('what can’t be saved is said, and nothing is lost', () => {
		const played = opened();
		played.press('d');
		const problem = {code: 'storage', message: 'The disk is full.', hint: 'Make room.'};
		played.send({type: 'presets-failed', problem});
		expect(played.state().toast).toEqual({ok: false, message: 'The disk is full. Make room.'});
		expect(played.state().presets.list).toHaveLength(2);
	});
});

describe('a preset that no longer fits', () => {
	const gone = preset('gone', {role: role('Auditt').arn, duration: 7200, externalId: 'kept'});
	const lost = preset('lost', {role: role('NothingLikeIt').arn});
	const page = preset('page', {destination: 'nothing-like-any-service'});
	const file = preset('file', {scope: ['/nowhere/policy.json']});

	const unfit = (...presets: readonly Preset[]) => {
		const played = playOn();
		played.send(
			{type: 'identified', identity: identity({longestSession: 3600}), sessionName: 'daypass-me'},
			{type: 'presets', presets},
		);
		played.press('p');
		return played;
	};
	const {externalId: _ofAnother, ...repaired} = {...gone, role: role('Audit').arn, duration: 3600};

	test('is put right by one key, and another takes that back', () => {
		const played = unfit(gone);
		played.press('r');
		expect(steps(played)).toEqual([{step: 'save', preset: repaired, replace: true}]);
		played.send({type: 'presets-changed', presets: [repaired], say: {ok: true, message: ''}});
		expect(played.state().presets.health.size).toBe(0);
		played.press('r');
		expect(steps(played)).toBeUndefined();
		played.press('u');
		expect(steps(played)).toEqual([{step: 'save', preset: gone, replace: true}]);
	});

	test('is taken back only after what was changed by hand since', () => {
		const played = unfit(gone);
		played.press('r');
		played.send({type: 'presets-changed', presets: [repaired], say: {ok: true, message: ''}});
		played.press('e', 'tab', '"50m"', 'enter');
		const edited = {...repaired, duration: 3000};
		expect(steps(played)).toEqual([{step: 'save', preset: edited, replace: true}]);
		played.send({type: 'presets-changed', presets: [edited], say: {ok: true, message: ''}});
		played.press('u');
		expect(steps(played)).toEqual([{step: 'save', preset: repaired, replace: true}]);
		played.send({type: 'presets-changed', presets: [{...repaired}], say: {ok: true, message: ''}});
		played.press('u');
		expect(steps(played)).toEqual([{step: 'save', preset: gone, replace: true}]);
	});

	test('gets the role that somebody chooses where none is near', () => {
		const played = unfit(lost);
		played.press('r');
		expect(steps(played)).toBeUndefined();
		played.press('"depl"', 'enter');
		expect(steps(played)).toEqual([
			{step: 'save', preset: {...lost, role: role('Deploy').arn}, replace: true},
		]);
	});

	test('keeps its role where nobody chooses one', () => {
		const played = unfit(lost);
		played.press('r', '"zzz"', 'enter');
		expect(steps(played)).toBeUndefined();
		played.press('escape');
		expect(played.screens()).toEqual(['presets']);
		expect(played.top()).toMatchObject({choosing: undefined});
	});

	test.each([
		[page, 'destination'],
		[file, 'scope'],
	])('opens in the form at what is wrong with it where only somebody can know: %j', (one, focus) => {
		const played = unfit(one);
		const problems = new Map([[file, new Failure('scope-file-unreadable', 'It could not be read.')]]);
		played.send({type: 'preset-scopes', problems});
		played.press('r');
		expect(played.top()).toMatchObject({name: 'pass', editing: one, focus, problem: {field: focus}});
	});

	test('is still known of while a scope is looked at again', () => {
		const played = unfit(file);
		const problems = new Map([[file, new Failure('scope-file-unreadable', 'It could not be read.')]]);
		played.send({type: 'preset-scopes', problems});
		const [again, another] = [{...file}, {...file, name: 'another', scope: ['read-only']}];
		played.send({type: 'presets-changed', presets: [again, another], say: {ok: true, message: ''}});
		const {health} = played.state().presets;
		expect([health.get(again)?.length, health.get(another)?.length]).toEqual([1, undefined]);
		expect(played.wanted('check-scopes')).toMatchObject({presets: [again, another]});
	});

	test('is not known of before every role has been read', () => {
		const played = play();
		played.send(
			{type: 'started'},
			{type: 'identified', identity: identity(), sessionName: 'daypass-me'},
			{type: 'presets', presets: [lost]},
		);
		expect(played.state().presets.health.size).toBe(0);
		played.send({type: 'roles', progress: progress([role('Audit')], {doing: 'reading roles… 300 so far'})});
		expect(played.state().presets.health.size).toBe(0);
		played.send({type: 'roles', progress: progress([role('Audit')], {complete: false})});
		expect(played.state().presets.health.size).toBe(0);
		played.send({type: 'roles', progress: progress([role('Audit')])});
		expect([...played.state().presets.health.keys()]).toEqual([lost]);
		const there = role('NothingLikeIt', {verifiedAt: new Date(0).toISOString()});
		played.send({type: 'verified', role: there});
		expect(played.state().presets.health.size).toBe(0);
	});

	test('is one whose role only somebody else’s account has, or that AWS has refused', () => {
		const played = unfit(lost);
		const found = role('NothingLikeIt', {foundIn: 'aws-config'});
		played.send({type: 'roles', progress: progress([role('Audit'), found])});
		expect([...played.state().presets.health.keys()]).toEqual([lost]);
		const verifiedAt = new Date(0).toISOString();
		played.send({type: 'verified', role: role('NothingLikeIt', {verdict: 'denied', verifiedAt})});
		expect([...played.state().presets.health.keys()]).toEqual([lost]);
	});

	test('has its scopes looked at whenever there are other presets', () => {
		const played = unfit(page, file);
		played.send({type: 'presets', presets: [page, file]});
		expect(played.wanted('check-scopes')).toMatchObject({do: 'check-scopes', presets: [file]});
	});
});

describe('presets of the team', () => {
	const shared = preset('shared', {role: role('Auditt').arn});
	const withTeam = (...own: readonly Preset[]) => {
		const played = playOn();
		const files = [{file: '/team.json', presets: [preset('audit', {destination: 'ec2'}), shared]}];
		played.send({type: 'presets', presets: own}, {type: 'team-presets', files});
		played.press('p');
		return played;
	};

	test('come after one’s own, and make links', () => {
		const played = withTeam(audit);
		played.press('j', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {destination: 'ec2'}});
	});

	test('are not changed, only copied, under their own name where it is free', () => {
		const played = withTeam(audit);
		played.press('G');
		for (const key of ['e', 'n', 'J', 'K', 'x', 'r']) {
			played.press(key);
			expect(played.effects(), key).toEqual([]);
			expect(played.screens(), key).toEqual(['presets']);
		}
		played.press('d');
		expect(steps(played)).toEqual([{step: 'save', preset: shared, replace: false}]);
		played.press('k', 'd');
		expect(steps(played)).toMatchObject([{step: 'save', preset: {name: 'audit-2', destination: 'ec2'}}]);
	});

	test('have no digits', () => {
		const played = withTeam();
		played.press('escape', '1');
		expect(played.wanted('mint')).toBeUndefined();
	});
});

describe('what CloudShell does with a home folder', () => {
	test('is asked about once, when there is something to lose', () => {
		const played = playOn();
		played.press('p');
		expect(played.wanted('say-cloudshell')).toMatchObject({do: 'say-cloudshell'});
		played.send({type: 'cloudshell-said', now: true});
		expect(played.state().presets.cloudShell).toBe('said');
		played.press('escape', 'p');
		expect(played.wanted('say-cloudshell')).toBeUndefined();
		expect(played.state().presets.cloudShell).not.toBe('said');
	});

	test.each([
		['without presets', identity(), []],
		['elsewhere', identity({inCloudShell: false}), [audit]],
	])('is nobody’s business %s', (_title, who, presets) => {
		const played = playOn();
		played.send({type: 'identified', identity: who, sessionName: ''}, {type: 'presets', presets});
		played.press('p');
		expect(played.wanted('say-cloudshell')).toBeUndefined();
	});
});

test.each([
	['audit', [], 'audit'],
	['audit', ['audit'], 'audit-2'],
	['audit', ['audit', 'audit-2'], 'audit-3'],
	['x'.repeat(64), ['x'.repeat(64)], `${'x'.repeat(62)}-2`],
])('a free name beside %s and %j', (name, taken, free) => {
	expect(
		freeName(
			name,
			taken.map((each) => preset(each)),
		),
	).toBe(free);
});
