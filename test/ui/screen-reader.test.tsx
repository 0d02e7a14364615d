import {PassThrough} from 'node:stream';
import {render} from 'ink';
import {expect, onTestFinished, test} from 'vitest';
import {Frame} from '../../source/ui/frame.tsx';
import {pass} from './support/example.ts';
import {playOn} from './support/played.ts';

/** What Ink writes for a screen reader. */
const read = (state: Parameters<typeof Frame>[0]['state']): string => {
	let last = '';
	const stdout = Object.assign(new PassThrough(), {columns: 80, rows: 24, isTTY: false});
	stdout.on('data', (chunk: Buffer) => {
		last += chunk.toString();
	});
	const options = {stdout: stdout as unknown as NodeJS.WriteStream, debug: true, isScreenReaderEnabled: true};
	const instance = render(<Frame state={state} />, options);
	onTestFinished(() => instance.unmount());
	return last;
};

test('the list is read without its frames, and the chosen role says that it is', () => {
	const text = read(playOn().state());
	expect(text).toMatch(/^option: \(selected\) ✓ \S+ /m);
	expect(text).not.toMatch(/[─│▸▏]/);
	expect(text).not.toMatch(/ {2}/);
});

test('the form says which field has the keys', () => {
	const played = playOn();
	played.press('enter');
	expect(read(played.state())).toMatch(/^textbox: \(selected\) Session name /m);
	played.press('tab');
	expect(read(played.state())).toMatch(/^option: \(selected\) Duration /m);
});

test('a field that is empty is read as one', () => {
	const played = playOn();
	played.press('t');
	expect(read(played.state())).toMatch(/^textbox: \(selected\)/m);
});

test('the link is read whole', () => {
	const played = playOn();
	played.press('enter', 'enter');
	played.send({type: 'minted', pass: pass(), request: {}});
	expect(read(played.state()).replaceAll('\n', '')).toContain(pass().url);
});
