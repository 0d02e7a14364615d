import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {onTestFinished} from 'vitest';

/** A folder of its own for one test, gone when the test is. */
export const temporaryFolder = (): string => {
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
};
