import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, it} from 'vitest';
import {withKeptExternalId} from '../../source/presets/kept-external-id.ts';
import {withDaypass} from '../support/daypass.ts';
import {preset} from './examples.ts';

const other = {role: 'arn:aws:iam::111122223333:role/Other'};

it.each([
	['stays where the role does', preset('a'), preset('a', {externalId: 'old'}), 'old'],
	['goes with the role', preset('a', other), preset('a', {externalId: 'old'}), undefined],
	['gives way to a new one', preset('a', {externalId: 'new'}), preset('a', {externalId: 'old'}), 'new'],
	['is not made up', preset('a'), preset('a'), undefined],
	['is not made up for a new preset', preset('a'), undefined, undefined],
])('an external ID %s', (_, after, before, kept) => {
	expect(withKeptExternalId(after, before).externalId).toBe(kept);
});

it('a preset replaced by --save keeps its note and its external ID', () =>
	withDaypass(async ({run, folder}) => {
		const role = 'arn:aws:iam::111122223333:role/PartnerView';
		const kept = {name: 'partner', role, externalId: 'acme-7731', note: 'yearly'};
		const config = path.join(folder, 'config.json');
		mkdirSync(folder);
		writeFileSync(config, JSON.stringify({version: 1, presets: [{...kept, duration: 3600}], settings: {}}));
		expect(await run('partner -n bob -d 30m --save partner --yes')).toMatchObject({code: 0});
		expect(JSON.parse(readFileSync(config, 'utf8')).presets).toEqual([
			expect.objectContaining({...kept, duration: 1800}),
		]);
	}));
