import {describe, expect, test} from 'vitest';
import type {RolePolicies} from '../../../source/roles/role-policies.ts';
import {previewOfRole} from '../../../source/ui/preview/previews.ts';
import {policiesRead, shownPreview} from '../../../source/ui/screens/pass/pass-preview.ts';
import {textOf} from '../../../source/ui/screens/pass/pass-state.ts';
import {goToStop} from '../../../source/ui/screens/pass/preview-moves.ts';
import {noon, role} from '../support/example.ts';
import {frame, sendPreview} from '../support/frames.tsx';
import {formOf, playOn, workOut} from '../support/played.ts';

const policy = (...actions: readonly string[]) =>
	JSON.stringify({Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: actions, Resource: '*'}]});

const policies: RolePolicies = {
	policies: [{kind: 'managed', name: 'Own', document: policy('s3:*', 'ec2:*')}],
	complete: true,
	notices: [],
};

const scope = {
	policies: [{kind: 'scope', name: 'read-only', document: policy('s3:Get*')}],
	notices: [],
	warnings: ['Mind this.'],
} as const;

type Played = ReturnType<typeof playOn>;

const {arn} = role('Audit');

const readAll = () => {
	const played = playOn();
	played.send({type: 'policies-wanted'}, {type: 'policies', arn, policies});
	return played;
};

const toScope = ['enter', 'tab', 'tab', 'tab', 'tab'];

describe('a preview', () => {
	test('is worked out for the role under the cursor once its policies are there, and no other', () => {
		const played = playOn();
		played.send({type: 'policies-wanted'});
		expect(played.wanted('work-out-preview')).toBeUndefined();
		played.send({type: 'policies', arn: role('Deploy').arn, policies});
		expect(played.wanted('work-out-preview')).toBeUndefined();
		played.send({type: 'policies', arn, policies});
		expect(played.wanted('work-out-preview')).toMatchObject({question: {roleArn: arn, scope: []}, now: noon});
	});

	test('is then worked out for the neighbours, ahead of time, and for nobody before', () => {
		const played = playOn();
		played.send({type: 'policies-wanted'});
		played.send({type: 'policies', arn: role('Deploy').arn, policies});
		played.send({type: 'policies', arn, policies});
		workOut(played);
		expect(played.wanted('work-out-preview')).toMatchObject({question: {roleArn: role('Deploy').arn}});
		workOut(played);
		played.press('j');
		expect(previewOfRole(played.state(), role('Deploy').arn)?.status).toBe('ready');
	});

	test('is worked out once, also for the form of that role', () => {
		const played = readAll();
		workOut(played);
		played.send({type: 'policies-wanted'});
		expect(played.wanted('work-out-preview')).toBeUndefined();
		played.press('enter');
		played.send({type: 'policies-wanted'});
		expect(played.wanted('work-out-preview')).toBeUndefined();
	});

	test('that was not finished is begun again when somebody comes back', () => {
		const played = readAll();
		played.press('down');
		played.send({type: 'policies-wanted'}, {type: 'policies', arn: role('Deploy').arn, policies});
		expect(played.wanted('work-out-preview')).toMatchObject({question: {roleArn: role('Deploy').arn}});
		played.press('up');
		played.send({type: 'policies-wanted'});
		expect(played.wanted('work-out-preview')).toMatchObject({question: {roleArn: arn}});
	});

	test('is asked for anew after what it depends on has changed, and not on the key itself', () => {
		const played = readAll();
		workOut(played);
		played.press('enter');
		played.press('"suzuki"');
		expect(played.wanted('later')).toBeUndefined();
		played.press('tab', 'tab', 'tab', '"cloudshell"');
		expect(played.wanted('later')).toMatchObject({name: 'policies'});
		expect(played.wanted('work-out-preview')).toBeUndefined();
		played.send({type: 'policies-wanted'});
		expect(played.wanted('work-out-preview')).toMatchObject({question: {opens: 'cloudshell'}});
	});

	test('is forgotten when everything is read again', () => {
		const played = readAll();
		workOut(played);
		played.press('R');
		expect(played.state().previews.size).toBe(0);
	});
});

describe('a scope', () => {
	const narrowed = () => {
		const played = readAll();
		workOut(played);
		played.press(...toScope, '"read-only"');
		played.send({type: 'policies-wanted'});
		return played;
	};

	test('is read before the preview is worked out with it; until then the one before is shown', () => {
		const played = narrowed();
		const wanted = played.wanted('read-scope');
		expect(wanted).toMatchObject({scope: ['read-only'], partition: 'aws'});
		if (wanted?.do !== 'read-scope') throw new Error('No scope is wanted.');
		expect(formOf(played).preview.last?.summary).toContain('EC2');
		played.send({type: 'scope-read', key: wanted.key, scope});
		const preview = workOut(played);
		expect(preview.rows).toMatchObject([
			{service: 's3', levels: {Read: 'some'}, cut: ['List', 'Write', 'Permissions management', 'Tagging']},
			{service: 'ec2', levels: {List: 'none'}},
		]);
		expect(preview.warnings).toContainEqual({code: 'scope', message: 'Mind this.'});
	});

	test('is read once for any number of destinations', () => {
		const played = narrowed();
		const wanted = played.wanted('read-scope');
		if (wanted?.do !== 'read-scope') throw new Error('No scope is wanted.');
		played.send({type: 'scope-read', key: wanted.key, scope});
		played.press('shift-tab', '"s3"');
		played.send({type: 'policies-wanted'});
		expect(played.wanted('read-scope')).toBeUndefined();
		expect(played.wanted('work-out-preview')).toMatchObject({question: {opens: 's3'}, scope});
	});

	test('that still wants its value is refused where it stands', () => {
		const played = readAll();
		played.press(...toScope, '"s3-pre"', 'down', 'enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played)).toMatchObject({
			focus: 'scope',
			problem: {
				field: 'scope',
				message: 'This scope wants a value.',
				hint: 'It is written s3-prefix=bucket/folder/.',
			},
		});
	});
});

describe('the templates', () => {
	const text = (played: Played) => textOf(formOf(played), 'scope').value;
	const opened = (...keys: readonly string[]) => {
		const played = playOn();
		played.press(...toScope, ...keys);
		return played;
	};

	test.each<[string, readonly string[], string]>([
		['the first', ['down'], 'read-only'],
		['the next', ['down', 'down'], 'view-only'],
		['back to what was typed', ['"s3"', 'down', 'up'], 's3'],
		['one that matches', ['"s3"', 'down', 'down'], 's3-prefix='],
		['taken back', ['"s3"', 'down', 'escape'], 's3'],
		['no further than the last', ['"until"', 'down', 'down', 'down'], 'until='],
		['its value typed on', ['"s3-b"', 'down', '"acme"'], 's3-bucket=acme'],
		['a value is kept', ['"s3-bucket=acme"', 'down'], 's3-bucket=acme'],
		['a second one', ['"deny-iam,"', 'down'], 'deny-iam, read-only'],
	])('%s', (_what, keys, expected) => {
		expect(text(opened(...keys))).toBe(expected);
	});

	test('of an ARN there are none, and arrows go on to other fields', () => {
		const played = opened('"arn:aws:iam::aws:policy/X"', 'up');
		expect(formOf(played).focus).toBe('destination');
	});

	test('picked narrow the pass', () => {
		const played = opened('down', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {scope: ['read-only']}});
	});
});

describe('in the preview', () => {
	const inside = () => {
		const played = readAll();
		workOut(played);
		played.press('enter', 'shift-tab');
		return played;
	};

	test('Enter goes into a service, and from an action to its policies, Esc back a step at a time', () => {
		const played = inside();
		played.press('j', 'enter', 'j', 'j');
		expect(formOf(played).preview).toMatchObject({cursor: 1, view: 'actions', action: {index: 2}});
		played.press('enter');
		expect(formOf(played).preview.view).toBe('policies');
		played.press('escape');
		expect(formOf(played).preview).toMatchObject({view: 'actions', action: {index: 2}});
		played.press('p', 'escape', 'escape');
		expect(formOf(played).preview).toMatchObject({cursor: 1, view: 'matrix'});
		played.press('enter');
		expect(formOf(played).preview.action.index).toBe(0);
		played.press('escape', 'p', 'escape');
		expect(formOf(played).preview).toMatchObject({cursor: 1, view: 'matrix'});
		played.press('escape');
		expect(formOf(played)).toMatchObject({focus: 'sessionName', preview: {focused: false}});
		played.press('escape');
		expect(played.screens()).toEqual([]);
	});

	test('Esc goes back to the field it was left for, and what is typed stays', () => {
		const played = playOn();
		played.press(...toScope, '"s3-bucket=x"', 'tab', 'escape');
		expect(formOf(played)).toMatchObject({focus: 'scope', preview: {focused: false}});
		expect(textOf(formOf(played), 'scope').value).toBe('s3-bucket=x');
	});

	test('the cursor stays among the actions', () => {
		const played = inside();
		played.press('enter', 'k');
		expect(formOf(played).preview.action).toEqual({index: 0, top: 0});
		played.press('G');
		const last = formOf(played).preview.action.index;
		expect(last).toBeGreaterThan(100);
		played.press('j', 'k');
		expect(formOf(played).preview.action.index).toBe(last - 1);
		played.press('g');
		expect(formOf(played).preview.action).toEqual({index: 0, top: 0});
	});

	test('the cursor stays among the services', () => {
		const played = inside();
		played.press('G');
		expect(formOf(played).preview.cursor).toBe(1);
		played.press('j', 'k', 'k', 'k');
		expect(formOf(played).preview.cursor).toBe(0);
	});

	test.each<[readonly string[], number]>([
		[['page-down'], 10],
		[['page-down', 'j', 'page-up'], 1],
		[['page-down', 'page-down', 'page-down', 'page-down'], 29],
		[['G', 'k'], 28],
		[['G', 'g', 'j'], 1],
		[['ctrl-d', 'ctrl-u', 'j'], 1],
	])('%j lead to service %i of thirty', (keys, service) => {
		const played = playOn();
		const services =
			'acm athena backup batch cloudformation cloudfront cloudtrail cloudwatch codebuild config dynamodb ec2 ecr ecs eks events glue kinesis kms lambda logs rds route53 s3 ses sns sqs ssm states sts';
		const actions = services.split(' ').map((name) => `${name}:*`);
		const many = {...policies, policies: [{kind: 'managed', name: 'Many', document: policy(...actions)}]};
		played.send({type: 'policies-wanted'}, {type: 'policies', arn, policies: many as RolePolicies});
		expect(workOut(played).rows).toHaveLength(30);
		played.press('enter', 'shift-tab', ...keys);
		expect(formOf(played).preview.cursor).toBe(service);
	});

	test('with nothing in it, Enter makes the link as everywhere', () => {
		const played = playOn();
		played.press('enter', 'shift-tab', 'enter');
		expect(played.wanted('mint')).toBeDefined();
	});
});

describe('in the policies', () => {
	const statement = (sid: string, actions: readonly string[], more: object = {}) => ({
		Sid: sid,
		Effect: 'Allow',
		Action: actions,
		Resource: '*',
		...more,
	});
	const long = Array.from({length: 60}, (_, index) => `ec2:Describe${index}*`);
	const many = {
		...policies,
		policies: [
			{
				kind: 'managed' as const,
				name: 'Own',
				document: JSON.stringify({
					Version: '2012-10-17',
					Statement: [
						statement('Machines', [...long, 's3:List*']),
						statement('Objects', ['s3:Get*']),
						statement('Secret', ['s3:GetObject'], {Effect: 'Deny', Resource: 'arn:aws:s3:::secret/*'}),
					],
				}),
			},
		],
	};
	const opened = (...keys: readonly string[]) => {
		const played = playOn();
		played.send({type: 'policies-wanted'}, {type: 'policies', arn, policies: many});
		workOut(played);
		played.press('enter', 'shift-tab', ...keys);
		return played;
	};
	const reader = (played: Played) => formOf(played).preview.reader;

	test('of a service, the row that names it is in sight, and n leads to the next statement, round and round', () => {
		const played = opened('p');
		const first = reader(played);
		expect(first.stop).toBe(0);
		expect(first.scroll).toBeGreaterThan(40);
		played.press('n');
		expect(reader(played).stop).toBe(1);
		played.press('n', 'n');
		expect(reader(played).stop).toBe(0);
		played.press('N');
		expect(reader(played).stop).toBe(2);
	});

	test.each([4, 8, 15])(
		'what n leads to is in sight in %i rows, and what was in sight stays where it is',
		(rows) => {
			const played = opened('p', '/', '"describe1"', 'enter');
			const pane = {columns: 40, rows, count: 0};
			let form = formOf(played);
			let moved = 0;
			for (let turn = 0; turn < 15; turn++) {
				const before = form.preview.reader.scroll;
				form = goToStop(played.state(), form, 1, pane);
				const {scroll, stop = -1} = form.preview.reader;
				const preview = shownPreview(played.state(), form);
				const row = preview && policiesRead(preview, form, pane.columns).stops[stop]?.row;
				if (row === undefined) throw new Error('There is no such stop.');
				expect(row - scroll).toBeGreaterThanOrEqual(0);
				expect(row - scroll).toBeLessThan(rows);
				// One row beneath it is seen as well.
				const wasInSight = row >= before && row < before + rows - 1;
				if (wasInSight) expect(scroll).toBe(before);
				else moved++;
			}
			expect(moved).toBeGreaterThan(0);
		},
	);

	test.each([4, 8, 15, 40])(
		'from wherever somebody is, n leads to what follows, with a row beneath it, in %i rows',
		(rows) => {
			const played = opened('p', '/', '"describe1"', 'enter');
			const pane = {columns: 40, rows, count: 0};
			const form = formOf(played);
			const preview = shownPreview(played.state(), form);
			if (preview === undefined) throw new Error('There is no preview.');
			const {rows: lines, stops} = policiesRead(preview, form, pane.columns);
			const last = lines.length - rows;
			for (let scroll = 0; scroll <= last; scroll++) {
				const from = {...form.preview, reader: {...form.preview.reader, scroll, stop: undefined}};
				const {reader: to} = goToStop(played.state(), {...form, preview: from}, 1, pane).preview;
				const next = stops.findIndex(({row}) => row >= scroll);
				expect(to.stop).toBe(Math.max(0, next));
				const row = stops[to.stop ?? -1]?.row ?? -1;
				expect(row - to.scroll).toBeGreaterThanOrEqual(0);
				if (to.scroll < last) expect(row - to.scroll).toBeLessThan(rows - 1);
				if (row >= scroll && row < scroll + rows - 1) expect(to.scroll).toBe(scroll);
				const back = goToStop(played.state(), {...form, preview: from}, -1, pane).preview.reader.stop;
				const before = stops.findLastIndex(({row}) => row < scroll + rows);
				expect(back).toBe(before === -1 ? stops.length - 1 : before);
			}
		},
	);

	test('n goes on from what is in sight', () => {
		const played = opened('p', 'G', 'g', 'n');
		expect(reader(played).stop).toBe(0);
		played.press('g', 'N');
		expect(reader(played).stop).toBe(2);
	});

	test('lines scroll to the end and no further', () => {
		const played = opened('p', 'G');
		const {scroll} = reader(played);
		played.press('j', 'page-down', 'k');
		expect(reader(played).scroll).toBe(scroll - 1);
		played.press('g', 'k');
		expect(reader(played).scroll).toBe(0);
	});

	test('/ searches with each letter from where somebody is; Enter keeps it, n goes on', () => {
		const played = opened('p', 'g', '/', '"s3:"');
		expect(reader(played)).toMatchObject({stop: 0, search: {editing: true, field: {value: 's3:'}}});
		played.press('enter', 'n');
		expect(reader(played)).toMatchObject({stop: 1, search: {editing: false}});
		played.press('n', 'n', 'N');
		expect(reader(played).stop).toBe(2);
	});

	test('letters and a question mark are searched for, and not keys', () => {
		const played = opened('p', '/', '"qn?"');
		expect(reader(played).search?.field.value).toBe('qn?');
		expect(played.screens()).toEqual(['pass']);
		played.send({type: 'paste', text: 'x'});
		expect(reader(played).search?.field.value).toBe('qn?x');
	});

	test('the caret alone moves nobody', () => {
		const played = opened('p', 'g', '/', '"s3:"', 'enter', 'n', 'n', '/', 'left');
		expect(reader(played)).toMatchObject({stop: 2, search: {editing: true, field: {value: 's3:', caret: 2}}});
		played.press('backspace');
		expect(reader(played).search?.field.value).toBe('s:');
	});

	test('what is not found leaves somebody where they were', () => {
		const played = opened('p', 'g', '/', '"secret"');
		expect(reader(played).scroll).toBeGreaterThan(0);
		played.press('"zzz"');
		expect(reader(played)).toMatchObject({stop: undefined, scroll: 0});
	});

	test('Esc clears the search, then goes back', () => {
		const played = opened('p', '/', '"s3"', 'enter', 'escape');
		expect(reader(played).search).toBeUndefined();
		expect(formOf(played).preview.view).toBe('policies');
		played.press('/', '"x"', 'escape');
		expect(reader(played).search).toBeUndefined();
		played.press('/', 'enter');
		expect(reader(played).search).toBeUndefined();
		played.press('escape');
		expect(formOf(played).preview.view).toBe('matrix');
	});

	test('opened again they are without the search', () => {
		const played = opened('p', '/', '"s3"', 'enter', 'tab', 'shift-tab', 'p');
		expect(reader(played).search).toBeUndefined();
	});
});

describe('the details of the role under the cursor', () => {
	const empty = {policies: [], complete: true, notices: []};
	const known = (played: ReturnType<typeof playOn>, name: string) => {
		played.send({type: 'policies', arn: role(name).arn, policies: empty});
		sendPreview(played);
	};
	const visitorRow = (played: ReturnType<typeof playOn>) =>
		frame(played.state())
			.split('\n')
			.find((row) => row.includes('Visitor'))
			?.trim();

	test('keep what they told until the same is known of it', () => {
		const played = playOn({columns: 120, rows: 40});
		known(played, 'Audit');
		const told = visitorRow(played);
		expect(told).toMatch(/Visitor +\S/);
		played.press('j');
		expect(visitorRow(played)).toBe(told);
		played.send({type: 'policies-wanted'});
		expect(visitorRow(played)).toBe(told);
		played.wait(600);
		expect(visitorRow(played)).not.toBe(told);
		expect(frame(played.state())).toContain('reading them…');
	});

	test('keep nothing of another role where they can’t be known', () => {
		const played = playOn({columns: 120, rows: 40});
		known(played, 'Audit');
		const told = visitorRow(played);
		played.press('j');
		played.apply((state) => ({
			state: {
				...state,
				policies: new Map(state.policies).set(role('Deploy').arn, {
					status: 'failed',
					problem: {code: 'x', message: 'No.', hint: ''},
				}),
			},
			effects: [],
		}));
		expect(visitorRow(played)).not.toBe(told);
	});
});
