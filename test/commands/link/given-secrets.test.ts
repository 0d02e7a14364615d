import {Readable} from 'node:stream';
import {describe, expect, test} from 'vitest';
import {givenSecrets} from '../../../source/commands/link/given-secrets.ts';
import type {LinkOptions} from '../../../source/commands/link/link-options.ts';
import type {World} from '../../../source/commands/world.ts';
import {withDaypass} from '../../support/daypass.ts';
import {openDaypass} from '../../support/daypass-terminal.ts';
import {keys} from '../../support/keys.ts';
import {worldForTest} from '../../support/world.ts';

const worldWith = (input: readonly string[]): World => ({
	...worldForTest().world,
	stdin: Readable.from(input) as unknown as NodeJS.ReadStream,
});

describe('secrets on the command line', () => {
	test.each<[LinkOptions, readonly string[], object]>([
		[{externalId: 'ex-7', mfaCode: '123456'}, [], {externalId: 'ex-7', mfaCode: '123456'}],
		[{externalId: '-'}, ['ex-7\n'], {externalId: 'ex-7'}],
		[{mfaCode: '-'}, ['123456\n'], {mfaCode: '123456'}],
		[{mfaCode: '-', externalId: '-'}, ['ex-7\n123456\n'], {externalId: 'ex-7', mfaCode: '123456'}],
		[{mfaCode: '-', externalId: 'ex-7'}, ['123456\r\n'], {externalId: 'ex-7', mfaCode: '123456'}],
		[{externalId: '-'}, ['ex', '-7'], {externalId: 'ex-7'}],
	])('%j with %j on standard input', async (options, input, secrets) => {
		expect(await givenSecrets(options, worldWith(input))).toEqual(secrets);
	});

	test.each([
		[{externalId: '-'}, [], 'external-id-required'],
		[{externalId: '-', mfaCode: '-'}, ['ex-7\n'], 'mfa-required'],
		[{mfaCode: '-'}, ['\n'], 'mfa-required'],
	])('%j with %j is refused: %s', async (options, input, code) => {
		await expect(givenSecrets(options, worldWith(input))).rejects.toMatchObject({code, exitCode: 2});
	});

	test('are asked for on a terminal, hidden', async () => {
		const {world} = worldForTest({answers: ['ex-7', '123456']});
		const asked = await givenSecrets({externalId: '-', mfaCode: '-'}, world);
		expect(asked).toEqual({externalId: 'ex-7', mfaCode: '123456'});
	});

	test('a missing source identity is asked for, and is no secret', () =>
		withDaypass(async (daypass) => {
			const words = 'link -r Customer-Data -n bob'.split(' ');
			const terminal = await openDaypass({columns: 100, rows: 30, words, env: daypass.environment({})});
			await terminal.sees('Source identity:');
			terminal.press('cm-chiba', keys.enter);
			expect(await terminal.ended()).toBe(0);
			expect(terminal.written()).toContain('cm-chiba');
			expect(terminal.written()).toContain('/federation?Action=login');
			const {stdout} = await daypass.run('-');
			expect(stdout).toContain('/federation?Action=login');
		}));

	test('a missing external ID is asked for, as a code is', () =>
		withDaypass(async (daypass) => {
			const words = 'link -r PartnerView -n bob'.split(' ');
			const terminal = await openDaypass({columns: 100, rows: 30, words, env: daypass.environment({})});
			await terminal.sees('External ID:');
			terminal.press('acme-7731', keys.enter);
			expect(await terminal.ended()).toBe(0);
			expect(terminal.written()).not.toContain('acme-7731');
			expect(terminal.written()).toContain('/federation?Action=login');
		}));
});
