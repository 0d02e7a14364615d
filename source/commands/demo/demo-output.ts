import type {Output} from '../output.ts';

/** Those that are typed the same in the demo and outside. */
const outside = ['demo', 'completion'];

/**
 * What is said within the demo names commands as they are typed there: `daypass demo roles`. Results that a program
 * reads stay as they are.
 * @param names Of all commands.
 * @param word The first of the command line: a preset's name, where it is no command's.
 */
export const inDemo = (output: Output, names: readonly string[], word = ''): Output => {
	const typedHere = [...names, ...(/^\w[\w.-]*$/.test(word) ? [word] : [])];
	const within = typedHere.filter((name) => !outside.includes(name)).join('|');
	// At the beginning of a line, two columns in, is the list of commands.
	const command = new RegExp(
		`(?<!^ {2})\\bdaypass(?=\\s+(?:-\\s|<(?:preset|name)>|(?:${within})(?![\\w-])))`,
		'gm',
	);
	const typed = (text: string) => text.replace(command, 'daypass demo');
	return {
		get isTTY() {
			return output.isTTY;
		},
		get columns() {
			return output.columns;
		},
		get rows() {
			return output.rows;
		},
		write: output.write,
		line: (text) => output.line(typed(text)),
		value: output.value,
		json: (value) => output.json(isFailure(value) ? JSON.parse(typed(JSON.stringify(value))) : value),
	};
};

/** What is said on standard error where a command fails with `--json`. */
const isFailure = (value: unknown) => typeof value === 'object' && value !== null && 'error' in value;
