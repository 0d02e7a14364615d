import {describe, expect, test} from 'vitest';
import {ready} from '../../../source/ui/runtime/loadable.ts';
import {latelyRead, messageWritten, qrPrepared} from '../../../source/ui/screens/link/link-beside.ts';
import {openList, textOf} from '../../../source/ui/screens/pass/pass-state.ts';
import {suggestedPresetName} from '../../../source/ui/screens/presets/preset-names.ts';
import {identity, pass, preset, role, user} from '../support/example.ts';
import {ascii, frame, sendPreview, sizes, twoStatements} from '../support/frames.tsx';
import {progress} from '../support/jobs.ts';
import {formOf, play, playOn} from '../support/played.ts';

const problem = {code: 'aws', message: 'AWS said no.', hint: 'Ask for it.'};

const minted = (played: ReturnType<typeof play>, changes: Parameters<typeof pass>[0] = {}) => {
	const mint = played.wanted('mint');
	if (mint?.do !== 'mint') throw new Error('Nothing was asked for.');
	played.send({type: 'minted', pass: pass(changes), request: mint.asked});
};

describe('the form', () => {
	test('Enter, Enter is enough', () => {
		const played = playOn();
		played.press('enter', 'enter');
		expect(played.wanted('mint')).toMatchObject({
			request: {role: role('Audit').arn, duration: 3600},
			secrets: {},
		});
		minted(played);
		expect(played.screens()).toEqual(['pass', 'link']);
		expect(played.state().lastUrl).toBe(pass().url);
	});

	test('Tab and arrows go round the fields, the preview among them', () => {
		const played = playOn();
		played.press('enter');
		const order = Array.from({length: 6}, () => {
			played.press('tab');
			return formOf(played).preview.focused ? 'preview' : formOf(played).focus;
		});
		expect(order).toEqual(['duration', 'region', 'destination', 'scope', 'preview', 'sessionName']);
		played.press('shift-tab', 'shift-tab', 'up');
		expect(formOf(played).focus).toBe('destination');
	});

	test('everything chosen is asked for', () => {
		const played = playOn();
		played.press('/', '"deploy"', 'enter', '"suzuki"', 'tab', 'right', 'right', 'tab');
		played.press('"tokyo"', 'tab', '"cloudshell"', 'tab', '"read-only"', 'enter');
		expect(played.wanted('mint')).toMatchObject({
			request: {
				role: role('Deploy').arn,
				sessionName: 'suzuki',
				duration: 14_400,
				region: 'ap-northeast-1',
				destination: 'cloudshell',
				scope: ['read-only'],
			},
		});
	});

	test('a list opens where it is, follows the arrows, and Esc takes everything back', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', ' ', 'down', 'down');
		const region = formOf(played).values.region;
		expect(region).not.toBeUndefined();
		played.press('escape');
		expect(formOf(played)).toMatchObject({lists: {region: undefined}});
		expect(formOf(played).values).not.toHaveProperty('region');
		expect(played.screens()).toEqual(['pass']);
	});

	test('a letter opens the list; what is pasted into it is searched for', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', 'tab');
		played.send({type: 'paste', text: 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'});
		expect(formOf(played).values.destination).toContain('https://eu-west-1.');
	});

	test('a list that is opened again is at the value it has, and changes nothing', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', '"tokyo"', 'tab', 'shift-tab', ' ');
		expect(formOf(played).values.region).toBe('ap-northeast-1');
		played.press('down', 'up');
		expect(formOf(played).values.region).toBe('ap-northeast-1');
	});

	test('Esc takes back to what was there before the first letter', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', '"tokyo"', 'tab', 'shift-tab', '"oregon"');
		expect(formOf(played).values.region).toBe('us-west-2');
		played.press('escape');
		expect(formOf(played).values.region).toBe('ap-northeast-1');
	});

	test('in a small window blank rows give way to what is said, and what is left out is counted', () => {
		const played = playOn({columns: 60, rows: 15});
		played.press('enter', 'enter');
		const hint = (words: number) => `${'word '.repeat(words)}end`;
		played.send({type: 'mint-failed', problem: {...problem, hint: hint(20)}});
		expect(frame(played.state())).toContain('word end');
		played.send({type: 'mint-failed', problem: {...problem, hint: hint(120)}});
		expect(frame(played.state())).toMatch(/word word.* … \d more/);
	});

	test('of a page that nothing is called it says which is the nearest, before Enter opens that', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', 'tab', '"lamdba"');
		expect(frame(played.state())).toContain('Nothing is called “lamdba”. The nearest opens: Lambda.');
		played.press('down');
		expect(frame(played.state())).not.toContain('The nearest opens');
		played.press('ctrl-u', '"lambda"');
		expect(frame(played.state())).not.toContain('The nearest opens');
		expect(frame(played.state())).toContain('lambda▏  → Lambda');
	});

	test('what is no page of a console leaves no other beside it', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', 'tab', '"https://example.org/"', 'down');
		expect(frame(played.state())).toMatch(/Page {13}https:\/\/example\.org\/▏ *$/m);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
	});

	test('what is quoted in an error is spelled out where nothing but ASCII can be drawn', () => {
		const played = playOn();
		played.press('enter', 'enter');
		const message = 'AWS does not take “山田”.';
		played.send({type: 'mint-failed', problem: {code: 'x', message, hint: 'Not “検証”.'}});
		expect(frame(played.state(), ascii)).toContain('x AWS does not take "\\u5c71\\u7530".');
		expect(frame(played.state(), ascii)).toContain('Not "\\u691c\\u8a3c".');
		played.press('escape');
		played.send({type: 'toast', toast: {ok: false, message}});
		expect(frame(played.state(), ascii)).toContain('AWS does not take "\\u5c71\\u7530".');
		expect(frame(played.state())).toContain(message);
	});

	test('an empty list never makes a link: what was typed is refused, and Esc helps', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', '"zzzz"', 'enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played)).toMatchObject({
			problem: {field: 'region', hint: 'Esc takes back what you typed.'},
		});
	});

	test('a refusal leaves everything as it was typed, beside the field it is about', () => {
		const played = playOn();
		played.press('enter', '"suzuki"', 'enter');
		played.send({type: 'mint-failed', problem: {...problem, code: 'duration-too-long'}});
		expect(formOf(played)).toMatchObject({
			focus: 'duration',
			making: undefined,
			values: {sessionName: 'suzuki'},
			problem: {field: 'duration', hint: 'Press ← for less, or type a length.'},
		});
		played.press('left');
		expect(formOf(played).problem).toBeUndefined();
	});

	test.each([
		['in a field', ['tab', 'tab', 'tab']],
		['in the preview', ['shift-tab']],
	])('a refusal takes somebody %s to the field it is about', (_, keys) => {
		const played = playOn();
		played.press('enter', ...keys, 'enter');
		played.send({type: 'mint-failed', problem: {...problem, code: 'session-name-refused'}});
		expect(formOf(played)).toMatchObject({focus: 'sessionName', preview: {focused: false}});
	});

	test.each([
		['in a field', ['tab', 'tab', 'tab'], {focus: 'destination', preview: {focused: false}}],
		['in the preview', ['shift-tab'], {preview: {focused: true}}],
	])('a refusal about no field leaves somebody %s', (_, keys, where) => {
		const played = playOn();
		played.press('enter', ...keys, 'enter');
		played.send({type: 'mint-failed', problem});
		expect(formOf(played)).toMatchObject({problem, ...where});
	});

	test('what is missing is asked for where it is typed, also of somebody in the preview', () => {
		const played = playOn();
		played.press('/', '"partner"', 'enter', 'tab', 'enter');
		expect(formOf(played)).toMatchObject({focus: 'externalId', problem: {field: 'externalId'}});
		played.press('shift-tab', 'shift-tab', 'enter');
		expect(formOf(played)).toMatchObject({focus: 'externalId', preview: {focused: false}});
		expect(played.wanted('mint')).toBeUndefined();
	});

	test('a verdict that comes late is of another role than the form’s, which keeps its own', () => {
		const played = playOn();
		played.press('t', '"arn:aws:iam::111122223333:role/Elsewhere"', 'enter', 'escape', 'enter');
		played.send({type: 'judged', role: role('Elsewhere')});
		expect(formOf(played)).toMatchObject({role: {name: 'Audit'}, base: {role: role('Audit').arn}});
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({request: {role: role('Audit').arn}});
	});

	test.each([
		['asks for help in the session name, which never holds one', [], 'help', ''],
		['is a letter of a destination', ['tab', 'tab', 'tab'], 'pass', '?'],
		['is a letter of a scope', ['tab', 'tab', 'tab', 'tab'], 'pass', '?'],
		['asks for help in the preview', ['shift-tab'], 'help', ''],
	])('? %s', (_, keys, top, typed) => {
		const played = playOn();
		played.press('enter', ...keys, '?');
		expect(played.top()?.name).toBe(top);
		const form = formOf(played);
		const texts = (['sessionName', 'scope'] as const).map((field) => textOf(form, field).value);
		expect([...texts, openList(form)?.query.value ?? ''].join('')).toBe(typed);
	});

	test('while the link is made, Esc stops that and stays; other keys wait for nothing', () => {
		const played = playOn();
		played.press('enter', 'enter', '"x"', 'enter');
		expect(textOf(formOf(played), 'sessionName').value).toBe('');
		played.press('escape');
		expect(played.wanted('cancel')).toMatchObject({do: 'cancel', task: 'mint'});
		expect(formOf(played).making).toBeUndefined();
		expect(played.screens()).toEqual(['pass']);
	});

	test('what it waits for is told as long as it waits', () => {
		const played = playOn();
		played.press('enter', 'enter');
		played.send({type: 'mint-waits', doing: 'assuming Audit'});
		expect(formOf(played).making).toEqual({since: played.state().now, doing: 'assuming Audit'});
		played.press('escape');
		played.send({type: 'mint-waits', doing: 'getting the link'});
		expect(formOf(played).making).toBeUndefined();
	});

	test('a field that AWS asks for appears, though nothing said so before', () => {
		const played = playOn();
		played.press('enter', 'enter');
		played.send({type: 'mint-failed', problem: {...problem, code: 'external-id-required'}});
		expect(formOf(played)).toMatchObject({focus: 'externalId', problem: {field: 'externalId'}});
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		played.press('"acme"', 'enter');
		expect(played.wanted('mint')).toMatchObject({secrets: {externalId: 'acme'}});
	});

	test('learns what becomes known of its role while it is open', () => {
		const played = playOn();
		played.send({type: 'identified', identity: identity({caller: user}), sessionName: 'x'});
		played.send({type: 'roles', progress: progress([role('Secure', {verdict: 'unknown'})])});
		played.press('enter', '"suzuki"');
		const judged = role('Secure', {verdict: 'conditional', needs: ['mfa']});
		played.send({type: 'roles', progress: progress([judged])});
		expect(formOf(played)).toMatchObject({role: judged, texts: {sessionName: {value: 'suzuki'}}});
		played.press('tab');
		expect(formOf(played).focus).toBe('mfaCode');
	});

	test('a role nobody here can look into may want an external ID, and need not', () => {
		const {trust: _unread, ...elsewhere} = role('Elsewhere');
		const played = playOn();
		played.press('t', '"arn:x"', 'enter');
		played.send({type: 'judged', role: elsewhere});
		played.press('tab');
		expect(formOf(played).focus).toBe('externalId');
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({secrets: {}});
	});

	test('an MFA code is asked of a user, and used once', () => {
		const played = playOn();
		played.send({type: 'identified', identity: identity({caller: user}), sessionName: 'x'});
		played.press('/', '"secure"', 'enter');
		expect(formOf(played).focus).toBe('mfaCode');
		expect(formOf(played).problem).toBeUndefined();
		played.press('tab', 'enter');
		expect(formOf(played)).toMatchObject({focus: 'mfaCode', problem: {field: 'mfaCode'}});
		played.press('"123456"', 'enter');
		expect(played.wanted('mint')).toMatchObject({secrets: {mfaCode: '123456'}});
		minted(played);
		played.press('r');
		expect(played.screens()).toEqual(['pass']);
		expect(formOf(played).focus).toBe('mfaCode');
		expect(textOf(formOf(played), 'mfaCode').value).toBe('');
	});
});

describe('the link', () => {
	const shown = () => {
		const played = playOn();
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		return played;
	};

	test.each([
		['c', {do: 'copy', text: pass().url}],
		['o', {do: 'open', url: pass().url}],
		['z', {do: 'show-alone', url: pass().url}],
		['q', {do: 'leave', exitCode: 0}],
		['ctrl-c', {do: 'leave', exitCode: 130}],
		['ctrl-z', {do: 'suspend'}],
	])('%s', (key, effect) => {
		const played = shown();
		played.press(key);
		expect(played.effects()).toContainEqual(expect.objectContaining(effect));
	});

	test('Q shows it as a QR code, alone, or says why there is none', () => {
		const played = shown();
		played.press('Q');
		expect(played.wanted('qr')).toMatchObject({url: pass().url});
		played.send({type: 'qr', code: {text: '█▀█', columns: 3, rows: 1}});
		expect(played.effects()).toContainEqual(expect.objectContaining({do: 'show-alone', url: '█▀█'}));
		played.press('Q');
		played.send({type: 'qr', code: {problem: 'No QR code'}});
		expect(played.state().toast).toMatchObject({ok: false, message: 'No QR code'});
	});

	test('Q asks for no code that is there already', () => {
		const played = shown();
		played.apply((state) => qrPrepared(state, pass(), {text: '█▀█', columns: 3, rows: 1}));
		played.press('Q');
		expect(played.wanted('qr')).toBeUndefined();
		expect(played.wanted('show-alone')).toMatchObject({url: '█▀█'});
	});

	test('Q says what size a code needs, and again after the window has another size', () => {
		const played = shown();
		played.press('Q');
		played.send({type: 'qr', code: {text: '█', columns: 113, rows: 57}});
		expect(played.state().toast?.message).toContain('it needs 113×57 characters, and there are 80×21');
		played.send({type: 'resized', size: {columns: 110, rows: 60}});
		expect(played.state().toast?.message).toContain('it needs 113×57 characters, and there are 110×57');
		played.send({type: 'resized', size: {columns: 113, rows: 60}});
		expect(played.state().toast).toMatchObject({ok: true, message: expect.stringContaining('Q shows it')});
		played.send({type: 'resized', size: {columns: 80, rows: 24}});
		expect(played.state().toast?.message).toContain('80×21');
		played.press('left');
		expect(played.state().toast).toBeUndefined();
	});

	test('on a large screen the message, the code and the role’s passes are asked for, once', () => {
		const played = playOn({columns: 200, rows: 60});
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		const asked = ['write-message', 'prepare-qr', 'read-passes-lately'];
		for (const name of asked) expect(played.wanted(name)).toBeDefined();
		played.wait(1000);
		for (const name of asked) expect(played.wanted(name)).toBeUndefined();
		const small = shown();
		for (const name of asked) expect(small.wanted(name)).toBeUndefined();
		small.send({type: 'resized', size: {columns: 120, rows: 40}});
		for (const name of asked) expect(small.wanted(name)).toBeDefined();
	});

	test('r makes the same pass again, in its place', () => {
		const played = shown();
		played.press('r');
		expect(played.wanted('mint')).toMatchObject({request: {sessionName: 'suzuki'}});
		minted(played, {url: 'https://second.example/'});
		expect(played.screens()).toEqual(['pass', 'link']);
		expect(played.top()).toMatchObject({pass: {url: 'https://second.example/'}, making: undefined});
		expect(played.state().lastPass?.url).toBe('https://second.example/');
		expect(played.state().lastUrl).toBe('https://second.example/');
	});

	test('what r waits for is told on the link', () => {
		const played = shown();
		played.press('r');
		played.send({type: 'mint-waits', doing: 'getting the link'});
		expect(played.top()).toMatchObject({name: 'link', making: {doing: 'getting the link'}});
		played.press('escape');
		played.send({type: 'mint-waits', doing: 'late'});
		expect(played.top()).toMatchObject({name: 'link', making: undefined});
	});

	test('Esc while it is made again cancels that, and the link stays', () => {
		const played = shown();
		played.press('r', 'escape');
		expect(played.wanted('cancel')).toMatchObject({task: 'mint'});
		expect(played.top()).toMatchObject({name: 'link', making: undefined, pass: {url: pass().url}});
	});

	test('left with Esc, nothing goes on being made behind it', () => {
		const played = shown();
		played.press('escape');
		expect(played.wanted('cancel')).toMatchObject({task: 'mint'});
	});

	test('? is a letter of a preset’s name, and asks for help elsewhere', () => {
		const played = shown();
		played.press('s', '?');
		expect(played.top()).toMatchObject({saving: {field: {value: expect.stringContaining('?')}}});
		played.press('escape', '?');
		expect(played.screens()).toEqual(['pass', 'link', 'help']);
	});

	test('a refusal of r stands on the link, which stays', () => {
		const played = shown();
		played.press('r');
		played.send({type: 'mint-failed', problem});
		expect(played.top()).toMatchObject({name: 'link', problem, making: undefined});
		played.press('r');
		expect(frame(played.state())).not.toContain(problem.message);
	});

	test('made again on a large screen has a message, a code and passes of its own', () => {
		const played = playOn({columns: 200, rows: 60});
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		played.apply(
			(state) => messageWritten(state, pass(), {can: undefined, text: 'The first message'}),
			(state) => qrPrepared(state, pass(), {problem: 'No first code'}),
			(state) => latelyRead(state, pass(), ready([])),
		);
		expect(frame(played.state())).toContain('The first message');
		played.press('r');
		minted(played, {url: 'https://second.example/'});
		expect(frame(played.state())).not.toContain('The first message');
		for (const name of ['write-message', 'prepare-qr', 'read-passes-lately'])
			expect(played.wanted(name)).toBeDefined();
	});

	test('Esc goes back to the form, then to the list', () => {
		const played = shown();
		played.press('escape');
		expect(played.screens()).toEqual(['pass']);
		expect(textOf(formOf(played), 'sessionName').value).toBe('suzuki');
		played.press('escape');
		expect(played.screens()).toEqual([]);
	});

	test('the message is shown, and c then copies that', () => {
		const played = shown();
		played.press('m');
		played.send({type: 'note', text: 'Hello'});
		played.press('c');
		expect(played.wanted('copy')).toMatchObject({do: 'copy', text: 'Hello'});
		played.press('escape', 'c');
		expect(played.wanted('copy')).toMatchObject({do: 'copy', text: pass().url});
	});

	test('the message says what the visitor can do, as soon as that is known', () => {
		const played = shown();
		played.press('m');
		expect(played.wanted('write-note')).toMatchObject({pass: pass(), can: undefined});
		played.send({type: 'note', text: 'Hello'});
		sendPreview(played, twoStatements);
		played.press('escape', 'm');
		expect(played.wanted('write-note')).toMatchObject({can: {summary: twoStatements.summary}});
	});

	test('a long message moves by pages, to its end and no further', () => {
		const played = shown();
		played.press('m');
		const text = Array.from({length: 60}, (_, row) => `row ${row}`).join('\n');
		played.send({type: 'note', text});
		const scroll = () => {
			const top = played.top();
			return top?.name === 'link' ? top.note?.scroll : undefined;
		};
		played.press('page-down');
		expect(scroll()).toBeGreaterThan(10);
		played.press('G');
		const end = scroll() ?? 0;
		expect(end).toBeLessThan(60);
		played.press('j', 'k');
		expect(scroll()).toBe(end - 1);
	});

	test('s suggests a name that holds as long as nothing is typed', () => {
		const played = shown();
		played.press(
			'escape',
			'escape',
			'p',
			'escape',
			'enter',
			'"suzuki"',
			'tab',
			'tab',
			'tab',
			'"lambda lay"',
			'enter',
		);
		minted(played, {service: 'lambda'});
		expect(frame(played.state())).toContain('Lambda · Layers in us-west-2');
		played.press('s');
		expect(frame(played.state())).toContain('Save as preset  ▏ audit-lambda');
		played.press('"mine"');
		expect(frame(played.state())).toMatch(/Save as preset {2}mine▏ *$/m);
		played.press('ctrl-u', 'enter');
		expect(played.wanted('change-presets')).toMatchObject({
			change: {steps: [{preset: {name: 'audit-lambda', destination: 'lambda/layers'}}]},
		});
	});

	test('s saves what was asked for under a name; a taken one is asked about first', () => {
		const played = shown();
		played.press('s', 'ctrl-u', '"audit"', 'enter');
		expect(played.wanted('change-presets')).toBeUndefined();
		expect(played.top()).toMatchObject({saving: {taken: true}});
		played.press('enter');
		expect(played.wanted('change-presets')).toMatchObject({
			change: {
				steps: [{step: 'save', replace: true, preset: {name: 'audit', sessionName: 'suzuki'}}],
				say: {ok: true, message: 'Replaced audit: next time, daypass audit. u brings the old one back.'},
			},
		});
		expect(played.top()).toMatchObject({name: 'link', pass: pass()});
		played.press('c');
		expect(played.wanted('copy')).toMatchObject({text: pass().url});
	});

	test('a name that is free is saved at once, and another one typed after a question is asked about anew', () => {
		const played = shown();
		played.press('s', 'ctrl-u', '" audit"', 'enter', '"2 "', 'enter');
		expect(played.wanted('change-presets')).toMatchObject({
			change: {
				steps: [{step: 'save', replace: false, preset: {name: 'audit2'}}],
				say: {ok: true, message: 'Saved audit2: next time, daypass audit2.'},
			},
		});
		played.press('s', 'ctrl-u', '"audit"', 'enter', 'backspace', '"t"', 'enter');
		expect(played.wanted('change-presets')).toBeUndefined();
	});

	test.each([
		['arn:aws:iam::111122223333:role/app/Viewer-Prod', 's3', 'viewer-prod-s3'],
		['arn:aws:iam::111122223333:role/Audit', 'console', 'audit'],
		['arn:aws:iam::111122223333:role/Audit', '', 'audit'],
		['arn:aws:iam::111122223333:role/=Team,+A', '', 'team-a'],
		['arn:aws:iam::111122223333:role/__Team', '', 'team'],
		['', 's3', 's3'],
		[`arn:aws:iam::111122223333:role/${'a'.repeat(64)}`, 's3', 'a'.repeat(64)],
	])('the name suggested for a preset of %s at %s is %s', (arn, service, name) => {
		expect(suggestedPresetName(pass({role: arn, service}), [])).toBe(name);
	});

	test('a name half typed is there again', () => {
		const played = shown();
		played.press('s', '"my"', 'escape', 's', '"day"', 'enter');
		expect(played.wanted('change-presets')).toMatchObject({
			change: {steps: [{step: 'save', preset: {name: 'myday'}}]},
		});
	});

	test('the name suggested for a preset is none that there is', () => {
		const taken = [preset('audit'), preset('audit-2')];
		expect(suggestedPresetName(pass({role: role('Audit').arn, service: ''}), taken)).toBe('audit-3');
	});

	test('a name that a preset can’t have is refused where it is typed', () => {
		const played = shown();
		played.press('s', 'ctrl-u', '"link"', 'enter');
		expect(played.top()).toMatchObject({
			saving: {field: {value: 'link'}, problem: {code: 'preset-name-reserved'}},
		});
		played.press('escape');
		expect(played.top()).toMatchObject({name: 'link', saving: undefined});
	});
});

describe('a preset’s digit', () => {
	test('makes its link at once, and Esc leads back to where the digit was pressed', () => {
		const played = playOn();
		played.press('1');
		expect(played.wanted('mint')).toMatchObject({request: {role: role('Audit').arn, sessionName: 'suzuki'}});
		minted(played);
		expect(played.wanted('change-presets')).toBeUndefined();
		played.press('escape');
		expect(played.screens()).toEqual([]);
		played.press('p', 'enter');
		minted(played);
		played.press('escape');
		expect(played.screens()).toEqual(['presets']);
	});

	test('stopped on the way shows the form, and Esc on its link then leads there', () => {
		const played = playOn();
		played.press('1', 'escape');
		expect(textOf(formOf(played), 'sessionName').value).toBe('suzuki');
		played.press('enter');
		minted(played);
		played.press('escape');
		expect(played.screens()).toEqual(['pass']);
	});

	test('gives the external ID that it has kept, wanted or not', () => {
		const played = playOn();
		played.send({type: 'presets', presets: [preset('audit', {externalId: 'kept'})]});
		played.press('1');
		expect(played.wanted('mint')).toMatchObject({secrets: {externalId: 'kept'}});
		expect(played.wanted('judge')).toBeUndefined();
	});

	test('asks for its scope as it is kept, commas and all', () => {
		const scope = ['s3-prefix=acme-reports/a,b/', './team, policies.json'];
		const played = playOn();
		played.send({type: 'presets', presets: [preset('audit', {scope})]});
		played.press('1');
		expect(played.wanted('mint')).toMatchObject({request: {scope}, asked: {scope}});
	});

	test('a refusal finds the form ready to be changed', () => {
		const played = playOn();
		played.press('1');
		played.send({type: 'mint-failed', problem});
		expect(formOf(played)).toMatchObject({problem, values: {sessionName: 'suzuki'}});
	});

	test('whose link can’t be made again without a code leads to its form, which then is one that was seen', () => {
		const played = playOn();
		played.send(
			{type: 'identified', identity: identity({caller: user}), sessionName: 'x'},
			{type: 'presets', presets: [preset('secure', {role: role('Secure').arn})]},
		);
		played.press('1', '"123456"', 'enter');
		minted(played);
		played.press('r');
		expect(played.screens()).toEqual(['pass']);
		expect(formOf(played)).toMatchObject({focus: 'mfaCode', unseen: false});
		played.press('"654321"', 'enter');
		minted(played);
		played.press('escape');
		expect(played.screens()).toEqual(['pass']);
	});

	test('of no preset does nothing', () => {
		const played = playOn();
		played.press('9');
		expect(played.effects()).toEqual([]);
	});

	test('says that its role is looked at, once that can be felt', () => {
		const played = playOn();
		played.send({type: 'presets', presets: [preset('other', {role: role('Other').arn})]});
		played.press('p', 'e');
		expect(played.wanted('judge')).toMatchObject({role: role('Other').arn});
		const before = frame(played.state());
		played.wait(600);
		expect(frame(played.state())).toContain('looking at the role');
		expect(before).not.toContain('looking at the role');
	});

	test('works before the roles have come, by name as well', () => {
		const played = play();
		played.send({type: 'started'}, {type: 'presets', presets: [preset('audit', {role: 'Audit'})]});
		played.press('1');
		expect(played.wanted('mint')).toMatchObject({request: {role: 'Audit'}});
		expect(played.wanted('judge')).toBeUndefined();
		played.send({type: 'roles', progress: progress([role('Audit')])});
		expect(formOf(played).role?.name).toBe('Audit');
	});
});

describe('what was typed', () => {
	const left = (...keys: readonly string[]) => {
		const played = playOn();
		played.press('enter', ...keys, 'escape');
		expect(played.screens()).toEqual([]);
		return played;
	};

	test('is there again when the same role’s form is opened once more', () => {
		const played = left('"suzuki"', 'tab', 'left', 'tab', '"tokyo"', 'tab', '"s3"', 'tab', '"read-only"');
		played.press('j', 'enter');
		expect(textOf(formOf(played), 'sessionName').value).toBe('');
		played.press('escape', 'k', 'enter');
		expect(formOf(played)).toMatchObject({
			values: {
				sessionName: 'suzuki',
				duration: 2700,
				region: 'ap-northeast-1',
				destination: 's3',
				scope: ['read-only'],
			},
			focus: 'scope',
		});
	});

	test('is not there for the next visitor once its link is made, unless it was changed since', () => {
		const played = playOn();
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		played.press('escape', 'escape', 'enter');
		expect(textOf(formOf(played), 'sessionName').value).toBe('');
		played.press('"ana"', 'enter');
		minted(played);
		played.press('escape', '"2"', 'escape', 'enter');
		expect(textOf(formOf(played), 'sessionName').value).toBe('ana2');
	});

	test.each<[string, readonly string[], object]>([
		['a step of the slider', ['tab', 'left'], {values: {duration: 2700}}],
		['a region chosen by arrows', ['tab', 'tab', ' ', 'down'], {values: {region: expect.any(String)}}],
		['a scope', ['shift-tab', 'shift-tab', '"read-only"'], {values: {scope: ['read-only']}}],
	])('is there after a link as well, once it was changed by %s', (_, keys, kept) => {
		const played = playOn();
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		played.press('escape', ...keys, 'tab', 'shift-tab', 'escape', 'escape', 'escape', 'enter');
		expect(formOf(played)).toMatchObject(kept);
		expect(formOf(played).values.sessionName).toBe('suzuki');
	});

	test('is there after a link as well where it makes no sense yet', () => {
		const played = playOn();
		played.send({type: 'roles', progress: progress([role('Tagged', {needs: ['tags']})])});
		played.press('enter', '"Team=a"', 'enter');
		minted(played);
		played.press('escape', 'ctrl-w', '"Team"', 'tab', 'escape', 'enter');
		expect(textOf(formOf(played), 'tags').value).toBe('Team');
	});

	test('is not there after a link that was only looked at', () => {
		const played = playOn();
		played.press('enter', '"suzuki"', 'enter');
		minted(played);
		played.press('escape', '"x"', 'backspace', 'tab', 'tab', 'backspace', 'tab', 'escape', 'enter');
		expect(formOf(played).values).toEqual({role: role('Audit').arn});
	});

	test('but for a code, which is good once', () => {
		const played = playOn();
		played.send({type: 'identified', identity: identity({caller: user}), sessionName: 'x'});
		played.press('/', '"secure"', 'enter', '"123456"', 'escape', 'enter');
		expect(textOf(formOf(played), 'mfaCode').value).toBe('');
	});
});

describe('keys typed while something is waited for', () => {
	test('are the link’s once it is made', () => {
		const made = playOn();
		made.press('enter', 'enter');
		const asked = made.wanted('mint');
		made.press('c', 'm');
		if (asked !== undefined) made.send({type: 'minted', pass: pass(), request: asked.request});
		expect(made.wanted('copy')).toMatchObject({text: pass().url});
		expect(made.wanted('write-note')).toBeDefined();
	});

	test('are nobody’s when it fails or is stopped', () => {
		const played = playOn();
		played.press('enter', 'enter', '"cm"');
		played.send({type: 'mint-failed', problem});
		expect(textOf(formOf(played), 'sessionName').value).toBe('');
		played.press('enter', '"cm"', 'escape', '"x"');
		expect(textOf(formOf(played), 'sessionName').value).toBe('x');
	});

	test('are the form’s of the role that Enter waits for', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('/', '"deploy"', 'enter', '"suzuki"', 'enter');
		expect(played.screens()).toEqual([]);
		played.send({type: 'roles', progress: progress([role('Audit')], {doing: 'reading…', complete: false})});
		expect(played.screens()).toEqual([]);
		played.send({type: 'roles', progress: progress([role('Audit'), role('Deploy')])});
		expect(played.wanted('mint')).toMatchObject({
			request: {role: role('Deploy').arn, sessionName: 'suzuki'},
		});
	});

	test.each([
		['j', 'j', 'enter'],
		['down', 'ctrl-d', 'k', 'enter'],
		['G', 'k', 'enter'],
	])('move in the list that comes: %s %s %s', (...keys) => {
		const played = play();
		played.send({type: 'started'});
		played.press(...keys);
		const roles = ['Audit', 'Build', 'Deploy', 'Viewer'].map((name) => role(name));
		played.send({type: 'roles', progress: progress(roles)});
		expect(formOf(played).role?.name).toBe('Deploy');
	});

	test('move no more once a filter is typed', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('j', '/', '"e"');
		played.send({type: 'roles', progress: progress([role('Deploy'), role('Viewer')])});
		played.press('enter');
		expect(formOf(played).role?.name).toBe('Deploy');
	});

	test.each([
		['c', 'ask'],
		['x', 'revoke'],
	])('do what they do to the first role: %s', (key, screen) => {
		const played = play();
		played.send({type: 'started'});
		played.press(key);
		expect(played.screens()).toEqual([]);
		played.send({type: 'roles', progress: progress([role('Audit')])});
		expect(played.screens()).toEqual([screen]);
	});

	test('are nobody’s when there is no such role, or somebody does not wait', () => {
		const played = play();
		played.send({type: 'started'});
		played.press('enter', '"q"', 'escape');
		played.send({type: 'roles', progress: progress([role('Audit')])});
		expect(played.screens()).toEqual([]);
		expect(played.wanted('leave')).toBeUndefined();

		const ended = play();
		ended.send({type: 'started'});
		ended.press('/', '"zzz"', 'enter', '"q"');
		ended.send({type: 'roles', progress: progress([role('Audit')])}, {type: 'roles-ended'});
		expect(ended.screens()).toEqual([]);
		ended.press('escape');
		expect(ended.state().roles.rows).toHaveLength(1);
	});
});

describe('keys before the first roles are there', () => {
	const begun = (...keys: readonly string[]) => {
		const played = play();
		played.send({type: 'started'});
		played.press(...keys);
		return played;
	};
	const names = ['Audit', 'Deploy', 'Viewer'];
	const rowsCome = (played: ReturnType<typeof play>, shown = names, doing = '') =>
		played.send({
			type: 'roles',
			progress: progress(
				shown.map((name) => role(name)),
				{doing},
			),
		});

	test('move in the list once all of it is there, and Enter and what follows it go with them', () => {
		const played = begun('j', 'down', 'enter', '"tq"');
		rowsCome(played, ['Audit', 'Viewer'], 'reading roles');
		expect(played.screens()).toEqual([]);
		expect(frame(played.state())).toContain('Esc don’t wait');
		rowsCome(played);
		expect(formOf(played)).toMatchObject({role: {name: 'Viewer'}, texts: {sessionName: {value: 'tq'}}});
	});

	test('and Enter after them wait for the whole list, of which nobody has seen the row', () => {
		const played = begun('j', 'j');
		rowsCome(played, ['Audit', 'Viewer'], 'reading roles');
		played.press('enter');
		expect(played.screens()).toEqual([]);
		rowsCome(played);
		expect(formOf(played).role?.name).toBe('Viewer');
	});

	test('of a role wait for it', () => {
		const played = begun('x');
		rowsCome(played, ['Viewer'], 'reading roles');
		expect(played.screens()).toEqual([]);
		rowsCome(played);
		expect(played.top()).toMatchObject({name: 'revoke', role: {name: 'Audit'}});
	});

	test('open what a filter names as soon as it is there', () => {
		const played = begun('/', '"view"', 'enter');
		rowsCome(played, ['Audit', 'Viewer'], 'reading roles');
		expect(formOf(played).role?.name).toBe('Viewer');
	});

	test('wait for the whole list where the filter has found something by its letters alone', () => {
		const weak = role('Notebook', {description: 'One person’s slides'});
		const meant = role('Deployer', {path: '/ops/'});
		const early = begun('/', '"ops"', 'enter');
		const seen = begun('/', '"ops"');
		for (const played of [early, seen]) {
			played.send({type: 'roles', progress: progress([weak], {doing: 'reading roles'})});
			expect(played.state().roles.rows).toHaveLength(1);
		}
		seen.press('enter');
		for (const played of [early, seen]) {
			expect(played.screens()).toEqual([]);
			played.send({type: 'roles', progress: progress([weak, meant])});
			expect(formOf(played).role?.arn).toBe(meant.arn);
		}
	});

	test.each([
		['x', 'revoke'],
		['c', 'ask'],
	])('wait so for what else they do to a role: %s', (key, screen) => {
		const meant = role('Deployer', {path: '/ops/'});
		const played = begun('/', '"ops"');
		rowsCome(played, ['Notebooks'], 'reading roles');
		played.press('tab', key);
		expect(played.screens()).toEqual([]);
		played.send({type: 'roles', progress: progress([role('Notebooks'), meant])});
		expect(played.screens()).toEqual([screen]);
		expect(played.state().roles.rows[played.state().roles.cursor.index]?.role.arn).toBe(meant.arn);
	});

	test('of an ARN open its form with what the list has come to know meanwhile', () => {
		const arn = role('Audit').arn;
		const played = begun('t', `"${arn}"`, 'enter');
		rowsCome(played);
		played.send({type: 'judged', role: role('Audit', {verdict: 'unknown'})});
		expect(formOf(played).role?.verdict.verdict).toBe('allowed');
	});

	test('that need none work at once, and what was typed before them is over', () => {
		const played = begun('j', '/', '"view"');
		rowsCome(played);
		expect(played.state().roles).toMatchObject({filter: {field: {value: 'view'}}, cursor: {index: 0}});
		const left = begun('j', 'q');
		expect(left.wanted('leave')).toBeDefined();
	});

	test('are forgotten where none come', () => {
		const played = begun('j', 'enter');
		played.send({type: 'roles-ended'});
		expect(played.state().held).toEqual([]);
		expect(played.screens()).toEqual([]);
	});
});

describe('the page', () => {
	const toPage = ['enter', 'tab', 'tab', 'tab'];

	test('lists what links opened at lately first: this session’s, history’s, then the presets’', () => {
		const played = playOn();
		played.send({type: 'recent', arns: [], pages: ['cloudshell', 'lambda']});
		played.send({type: 'presets', presets: [preset('audit', {destination: 'ec2/instances'})]});
		played.press(...toPage, '"lambda"', 'enter');
		minted(played);
		played.press('escape', 'escape', ...toPage, ' ');
		const rows = frame(played.state())
			.split('\n')
			.filter((row) => row.includes('lately'));
		expect(rows.map((row) => row.trim().split(/ {2,}/)[0])).toEqual([
			'Lambda',
			'CloudShell',
			'EC2 · Instances',
		]);
	});

	test('that is pasted takes its region along, before one’s eyes', () => {
		const played = playOn();
		played.press(...toPage);
		expect(frame(played.state())).toMatch(/Region +us-west-2 +Oregon · yours/);
		played.send({type: 'paste', text: 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1'});
		expect(frame(played.state())).toMatch(/Region +eu-west-1 +Ireland · the page’s/);
		played.press('escape');
		expect(frame(played.state())).toMatch(/Region +us-west-2 +Oregon · yours/);
	});

	test.each([
		'arn:aws:lambda:eu-west-1:111122223333:function:nightly',
		'arn:aws:glue:eu-west-1:111122223333:job/nightly',
	])('of %s opens in the ARN’s own region', (arn) => {
		const played = playOn();
		played.press(...toPage);
		played.send({type: 'paste', text: arn});
		expect(frame(played.state())).toMatch(/Region +eu-west-1 +Ireland · the page’s/);
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({request: {destination: arn}});
	});

	test('of a thing in another region than the one asked for says so', () => {
		const played = playOn();
		played.press('enter', 'tab', 'tab', '"us-east-1"', 'tab');
		played.send({type: 'paste', text: 'arn:aws:lambda:eu-west-1:111122223333:function:nightly'});
		expect(frame(played.state())).toContain('That resource is in eu-west-1, not in us-east-1.');
	});

	test('of a queue is found by its name, in the role’s account', () => {
		const played = playOn();
		played.press(...toPage, '"sqs queue jobs"');
		expect(frame(played.state())).toMatch(/Page +sqs queue jobs▏ +→ +SQS queue jobs\n/);
		expect(formOf(played).values.destination).toBe('sqs/queue/arn:aws:sqs:us-west-2:111122223333:jobs');
	});

	test('is none that the role’s partition lacks, which is said', () => {
		const played = play();
		const gov = role('Audit', {arn: 'arn:aws-us-gov:iam::111122223333:role/Audit'});
		played.send({type: 'identified', identity: identity({region: 'us-gov-west-1'}), sessionName: 'me'});
		played.send({type: 'roles', progress: progress([gov])}, {type: 'roles-ended'});
		played.press(...toPage, '"chime sdk"');
		expect(frame(played.state())).toContain('Chime SDK has no known console in AWS GovCloud (US).');
		played.press('ctrl-u', '"lambda"');
		expect(frame(played.state())).toMatch(/Page +lambda▏ +→ +Lambda\n/);
	});

	test('that a page of text can’t name is told of in short', () => {
		const played = playOn();
		played.press(...toPage);
		played.send({type: 'paste', text: '検証 '.repeat(10_000)});
		expect(frame(played.state()).replaceAll(/\s+/g, '')).toContain('…”.Thenearestopens:');
	});

	test('that is no console’s says so', () => {
		const played = playOn();
		played.press(...toPage);
		played.send({type: 'paste', text: 'https://example.org/'});
		expect(frame(played.state()).replaceAll(/\s+/g, ' ')).toMatch(
			/not .*console.*Esc takes back what you typed/i,
		);
	});
});

describe('a length', () => {
	const typed = (text: string) => {
		const played = playOn();
		played.press('j', 'enter', 'tab', `"${text}"`);
		return played;
	};

	test.each([
		['50m', 3000],
		['2h30m', 9000],
		['5400', 5400],
		['12h', 43_200],
	])('%s is typed', (text, seconds) => {
		const played = typed(text);
		played.press('enter');
		expect(played.wanted('mint')).toMatchObject({request: {duration: seconds}});
	});

	test('that is over the role’s says the ceiling and why as it is typed, and is refused', () => {
		const played = playOn();
		played.press('enter', 'tab', '"2h"');
		expect(frame(played.state()).replaceAll(/\s+/g, ' ')).toContain(
			'2 h is too long: 1 h at most: you are a role session.',
		);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played)).toMatchObject({focus: 'duration', problem: {field: 'duration'}});
	});

	test.each([
		['5m', '5 min is too short: 15 min is the least.'],
		['16m1x', 'is not a length of time'],
		['90', '90 alone is seconds, and 15 min is the least: write m or h behind it.'],
		['0', '0 alone is seconds, and 15 min is the least'],
		['13h', '13 h is too long: 12 h at most: the longest AWS gives anyone.'],
		['43201', '12h1s is too long: 12 h at most'],
	])('%s is none, and is said so', (text, said) => {
		expect(frame(typed(text).state()).replaceAll(/\s+/g, ' ')).toContain(said);
	});

	test.each(['1h 30m', '1 h 30 min'])('%j is typed with spaces', (text) => {
		expect(formOf(typed(text)).values.duration).toBe(5400);
	});

	test('that is none is not what of it was one on the way, stays as typed, and is refused from any field', () => {
		const played = typed('9000000');
		played.press('tab');
		expect(formOf(played).values.duration).toBeUndefined();
		expect(frame(played.state())).toMatch(/Duration +9000000(?! +→)/);
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played)).toMatchObject({focus: 'duration', problem: {field: 'duration'}});
		played.press('escape');
		expect(formOf(played)).toMatchObject({focus: 'duration', length: undefined});
	});

	test('that is none is there again when the form is', () => {
		const played = typed('13h');
		played.press('tab', 'escape', 'enter');
		expect(frame(played.state())).toMatch(/Duration +13h(?! +→)/);
	});

	test('that was cut out is put back', () => {
		const played = typed('50m');
		played.press('ctrl-u', 'ctrl-y', 'alt-b', 'ctrl-k', '"45m"');
		expect(formOf(played).values.duration).toBe(2700);
	});

	test('is taken back with Esc, and stepped again after that', () => {
		const played = typed('50m');
		played.press('escape', 'right');
		expect(formOf(played)).toMatchObject({values: {duration: 7200}, length: undefined});
		expect(played.screens()).toEqual(['pass']);
	});

	test.each<[string, string, readonly string[], string | undefined]>([
		['is the slider’s once its field is left', '50m', [], undefined],
		['stays as it was typed where it is none', '1x', [], '1x'],
		['that was cut out is the slider’s as well', '5', ['ctrl-u'], undefined],
	])('%s: %s', (_, text, keys, left) => {
		const played = typed(text);
		played.press(...keys, 'tab', 'shift-tab');
		expect(formOf(played).length?.field.value).toBe(left);
	});

	test('is gone to the slider when all of it is deleted', () => {
		const played = typed('5');
		played.press('backspace', 'q');
		expect(formOf(played).length).toBeUndefined();
		expect(played.wanted('leave')).toBeDefined();
	});
});

test.each([
	['readonly', 'read-only', 'read-only'],
	['s3-prefx=acme-reports/2030/', 's3-prefix', 's3-prefix=acme-reports/2030/'],
	['read-only, bilings', 'billing', 'read-only, billing'],
])('of a scope that is none the nearest is offered, in every size: %s', (text, name, taken) => {
	for (const size of sizes) {
		const played = playOn(size);
		played.press('enter', 'tab', 'tab', 'tab', 'tab', `"${text}"`);
		expect(frame(played.state())).toContain(`There is no scope “${text.split(', ').at(-1)}”`);
		played.press('down');
		expect(frame(played.state())).toMatch(new RegExp(`▸ ${name}`));
		expect(textOf(formOf(played), 'scope').value).toBe(taken);
		played.press('escape');
		expect(textOf(formOf(played), 'scope').value).toBe(text);
	}
});

test('a scope that is none is refused once, wherever it is said', () => {
	const played = playOn();
	played.press('enter', 'tab', 'tab', 'tab', 'tab', '"nonsense"');
	played.send({
		type: 'policies',
		arn: role('Audit').arn,
		policies: {policies: [], complete: true, notices: []},
	});
	const wanted = played.wanted('read-scope');
	if (wanted === undefined) throw new Error('No scope is read.');
	const problem = {code: 'unknown-scope', message: 'There is no scope “nonsense”.', hint: 'Use another.'};
	const refusals = () => frame(played.state()).match(/There is no scope/g)?.length;
	played.send({type: 'scope-failed', key: wanted.key, problem});
	expect(refusals()).toBe(1);
	played.press('enter');
	played.send({type: 'mint-failed', problem});
	expect(refusals()).toBe(1);
});

describe.each([
	['a region', ['enter', 'tab', 'tab']],
	['a page', ['enter', 'tab', 'tab', 'tab']],
])('the text that finds %s', (_what, keys) => {
	test('is edited where the caret is', () => {
		const played = playOn();
		played.press(...keys, '"east"', 'ctrl-a', '"x"', 'alt-f', 'ctrl-w', '"us-"', 'ctrl-y');
		expect(openList(formOf(played))?.query).toMatchObject({value: 'us-xeast', caret: 8});
	});

	test('stays as typed where nothing is called that, is refused from any field, and is there again', () => {
		const played = playOn();
		const wrong = 'https://example.org/';
		played.press(...keys, `"${wrong}"`, 'tab');
		const {focus} = formOf(played);
		expect(frame(played.state())).toMatch(new RegExp(`${wrong} *$`, 'm'));
		played.press('enter');
		expect(played.wanted('mint')).toBeUndefined();
		expect(formOf(played)).toMatchObject({problem: {}});
		expect(formOf(played).focus).not.toBe(focus);
		played.press('tab', 'escape', 'enter', 'shift-tab');
		expect(openList(formOf(played))?.query.value).toBe(wrong);
		played.press('escape', 'enter');
		expect(played.wanted('mint')).toBeDefined();
	});

	test('is refused still after something was chosen in another field', () => {
		const played = playOn();
		played.press(
			...keys,
			'"https://example.org/"',
			...(keys.length === 3 ? ['tab', '"lambda"'] : ['shift-tab', '"tokyo"']),
			'enter',
		);
		expect(played.wanted('mint')).toBeUndefined();
		expect(openList(formOf(played))?.query.value).toBe('https://example.org/');
	});

	test('keeps what was chosen while the caret moves', () => {
		const played = playOn();
		played.press(...keys, '"us"', 'down');
		const chosen = openList(formOf(played))?.cursor;
		played.press('left', 'ctrl-a', 'alt-f');
		expect(openList(formOf(played))?.cursor).toEqual(chosen);
	});
});

test('a list of pages says how many more there are', () => {
	const played = playOn();
	played.press('enter', 'tab', 'tab', 'tab', ' ');
	expect(frame(played.state())).toMatch(/… \d+ more/);
});
