import {describe, expect, inject, test} from 'vitest';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {openLink} from '../support/sign-in.ts';
import type {OpenTerminal} from '../support/terminal.ts';

const sizes = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
];

const wholeLink =
	/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&Issuer=&Destination=[\w.%-]+&SigninToken=[\w%-]{500,}$/;

/** The link in sight, as copying gives it; and it is one line for whoever selects it instead. */
const linkOf = async (terminal: OpenTerminal): Promise<string> => {
	terminal.press('c');
	const link = await terminal.copies();
	expect(link).toMatch(wholeLink);
	await terminal.seesLine(link);
	return link;
};

describe.skipIf(!inject('bash')).each(sizes)('the whole job at $columns×$rows', (size) => {
	test('from the list through every field to a link that opens as chosen', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees('cm-chiba.yukihiro @ acme-dev 1111-2222-3333', 'demo', '41 roles', /▸ ✓ Audit /);

		terminal.press(keys.down, 'j');
		await terminal.sees(/▸ ✓ DataPipeline-Runner /);
		terminal.press('k', keys.up);
		await terminal.sees(/▸ ✓ Audit /);

		terminal.press('/');
		await terminal.sees(/\/ ▏/, 'Tab keep it');
		terminal.press('testrolea');
		await terminal.sees('testrolea▏', '1 of 42', /▸ ◐ Test-RoleA +mfa +1 h/, 'For trying things out');
		terminal.press(keys.enter);
		await terminal.sees(/▸ Session name +▏ daypass-cm-chiba-yukihiro/, '[1h]', 'Enter make the link');

		terminal.press('Test-Session', keys.tab);
		await terminal.sees('Session name     Test-Session', '▸ Duration');
		terminal.press(keys.left, keys.left);
		await terminal.sees('[30m]');
		terminal.press(keys.tab, 'frankfurt');
		await terminal.sees(/▸ Region +frankfurt▏ +→ +eu-central-1/);
		terminal.press(keys.tab, 'cloudshell');
		await terminal.sees(/Region +eu-central-1 /, /▸ Page +cloudshell▏ +→ +CloudShell/);
		terminal.press(keys.enter);

		await terminal.sees('Pass for Test-Session: Test-RoleA in acme-dev', 'Open it within 14:5', 'in 29:5');
		expect(await openLink(await linkOf(terminal))).toMatchObject({
			role: 'Test-RoleA',
			sessionName: 'Test-Session',
			region: 'eu-central-1',
			service: 'cloudshell',
		});
	});

	test('this session itself is the last row: a question, and a link of the caller’s own role', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees('41 roles', /▸ ✓ Audit /);
		terminal.press('/');
		await terminal.sees('Tab keep it');
		terminal.press('this session itself');
		await terminal.sees('1 of 42', /▸ · this session itself /);
		terminal.press(keys.enter);
		await terminal.sees(/▸ Region /, 'All that you can do, until your session ends.');
		terminal.press(keys.enter);
		await terminal.sees('The visitor can do all that you can', 'Enter make it all the same');
		terminal.press(keys.enter);
		await terminal.sees('Pass for cm-chiba.yukihiro', 'Open it within');
		expect(await openLink(await linkOf(terminal))).toMatchObject({
			role: 'cm-chiba.yukihiro',
			sessionName: 'cm-chiba.yukihiro',
		});
	});

	test('both clocks run, and the link stays one line meanwhile', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees('1 audit', /▸ ✓ Audit /);
		terminal.press('1');
		await terminal.sees(
			'Pass for audit-2026: Audit',
			/Open it within 14:5\d [\s\S]+The session ends \d\d:\d\d(?: tomorrow)? +in 59:5\d/,
		);
		const link = await linkOf(terminal);
		const [clocks = ''] = /Open it within .+/.exec(terminal.screen()) ?? [];
		await terminal.seesNo(clocks);
		await terminal.sees(/Open it within 14:5\d [\s\S]+in 59:5\d/);
		await terminal.seesLine(link);
	});

	test('a pass saved as a preset joins the numbered row, and its number makes it again', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press(keys.enter);
		await terminal.sees('Enter make the link');
		terminal.press('visitor', keys.enter);
		await terminal.sees('Pass for visitor: Audit');
		terminal.press('s');
		await terminal.sees('Save as preset');
		terminal.press(keys.ctrlU, 'friday', keys.enter);
		await terminal.seesNo('Save as preset');
		terminal.press(keys.escape);
		await terminal.sees('Session name');
		terminal.press(keys.escape);
		await terminal.sees('4 friday');
		terminal.press('4');
		await terminal.sees('Pass for visitor: Audit');
	});

	test('r makes the pass again: a new link, which opens', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees('3 share-cloudshell', /▸ ✓ Audit /);
		terminal.press('3');
		await terminal.sees('Pass for Test-Session: Test-RoleA');
		const first = await linkOf(terminal);
		terminal.press('r');
		await terminal.seesNo(first.slice(size.columns * 3, size.columns * 4));
		const second = await linkOf(terminal);
		expect(second).not.toBe(first);
		expect(await openLink(second)).toMatchObject({role: 'Test-RoleA', service: 'cloudshell'});
	});

	test('Esc goes back one step at a time, to the very place', async () => {
		const terminal = await openDaypass(size);
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press('/');
		await terminal.sees('Tab keep it');
		terminal.press('viewer', keys.tab);
		await terminal.sees('Enter choose', 'Esc clear the filter', /▸ . \S*Viewer/);
		terminal.press(keys.enter);
		await terminal.sees('Session name');
		terminal.press(keys.enter);
		await terminal.sees('Open it within');
		terminal.press('m');
		await terminal.sees('The message to send with it');
		terminal.press(keys.escape);
		await terminal.sees('Open it within');
		terminal.press(keys.escape);
		await terminal.sees('Session name');
		terminal.press(keys.escape);
		await terminal.sees('/ viewer', 'Esc clear the filter');
		terminal.press(keys.escape);
		await terminal.sees('41 roles', /▸ . \S*Viewer/);
	});
});
