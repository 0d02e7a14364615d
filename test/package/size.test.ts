import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';

test('the package is at most 1.7 MB, with notices, manual page and schemas in it', () => {
	const words = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const text = execFileSync('npm', words, {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
		shell: process.platform === 'win32',
	});
	const [{unpackedSize, files}] = Object.values(JSON.parse(text)) as [
		{readonly unpackedSize: number; readonly files: ReadonlyArray<{readonly path: string}>},
	];
	expect(unpackedSize).toBeLessThanOrEqual(1_700_000);
	expect(files.map(({path}) => path)).toEqual(
		expect.arrayContaining([
			'LICENSE',
			'dist/THIRD-PARTY-NOTICES',
			'dist/daypass.1',
			'dist/schemas/link.json',
		]),
	);
});
