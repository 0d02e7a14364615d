import {mkdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {noticesSeenFile} from '../../source/presets/folder.ts';
import {firstTime} from '../../source/presets/notices-seen.ts';
import {temporaryFolder} from './temporary-folder.ts';

describe('what is said only once', () => {
	it('is said the first time and not again', () => {
		const folder = path.join(temporaryFolder(), 'new');
		expect(firstTime(folder, 'cloudshell-home')).toBe(true);
		expect(firstTime(folder, 'cloudshell-home')).toBe(false);
		expect(statSync(noticesSeenFile(folder)).mode & 0o777).toBe(0o600);
	});

	it.each(['', '{', '{"version":1}', '{"version":1,"said":"cloudshell-home"}'])(
		'is said once more where the file holds %j',
		(text) => {
			const folder = temporaryFolder();
			writeFileSync(noticesSeenFile(folder), text);
			expect(firstTime(folder, 'cloudshell-home')).toBe(true);
			expect(firstTime(folder, 'cloudshell-home')).toBe(false);
		},
	);

	it('is said, and no failure, where the disk refuses', () => {
		const folder = temporaryFolder();
		mkdirSync(noticesSeenFile(folder));
		expect(firstTime(folder, 'cloudshell-home')).toBe(true);
	});
});
