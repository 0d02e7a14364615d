import {Command} from 'commander';
import {describe, expect, test} from 'vitest';
import {type Place, placeIn} from '../../../source/commands/completion/completion-place.ts';

const command = () =>
	new Command('presets')
		.option('-r, --role <arn>')
		.option('--json')
		.option('--note [format]')
		.argument('[files...]')
		.addCommand(
			new Command('rename').argument('<name>').argument('<new name>').option('--force').option('--to <page>'),
		)
		.addCommand(new Command('list').option('--json'));

/** What a place comes to, in a word. */
const summary = (place: Place): string => {
	if (place.kind === 'option-value') return `value of ${place.option.long}: ${place.before}|${place.typed}`;
	if (place.kind === 'option') return `option of ${place.command.name()}: ${place.typed}`;
	return `${place.argument?.name() ?? 'nothing'} of ${place.command.name()} after ${place.earlier.length}: ${place.typed}`;
};

describe('the cursor stands at', () => {
	test.each([
		[[''], 'files of presets after 0: '],
		[['re'], 'files of presets after 0: re'],
		[['-'], 'option of presets: -'],
		[['--ro'], 'option of presets: --ro'],
		[['--role', 'x'], 'value of --role: |x'],
		[['-r', ''], 'value of --role: |'],
		[['--role=ab'], 'value of --role: --role=|ab'],
		[['--json=ab'], 'option of presets: --json=ab'],
		[['--role=ab', ''], 'files of presets after 0: '],
		[['--json', ''], 'files of presets after 0: '],
		[['--role', 'x', 'a', ''], 'files of presets after 1: '],
		[['a', 'b', 'c'], 'files of presets after 2: c'],
		[['rename', ''], 'name of rename after 0: '],
		[['rename', 'a', ''], 'new name of rename after 1: '],
		[['rename', 'a', 'b', ''], 'nothing of rename after 2: '],
		[['rename', 'list', ''], 'new name of rename after 1: '],
		[['rename', '--force', 'a', ''], 'new name of rename after 1: '],
		[['rename', '--to', 'x', 'a', '--to', ''], 'value of --to: |'],
		[['rename', '--role', ''], 'name of rename after 0: '],
		[['rename', '--', '--to', ''], 'new name of rename after 1: '],
		[['rename', '--', '-'], 'name of rename after 0: -'],
		[['--note', ''], 'value of --note: |'],
		[['--note', '--js'], 'option of presets: --js'],
		[['--note', '--role', ''], 'value of --role: |'],
		[['--note', '--role=x', ''], 'files of presets after 0: '],
		[['--note', 'plain', ''], 'files of presets after 0: '],
		[['a', 'rename', ''], 'files of presets after 2: '],
		[[], 'files of presets after 0: '],
	])('%j: %s', (words, expected) => {
		expect(summary(placeIn(command(), words))).toBe(expected);
	});
});
