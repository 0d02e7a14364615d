import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';

/** What a preset's name looks like, as a JSON Schema `pattern`. */
export const presetNamePattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';

/** Words the command line keeps for itself: a preset of that name could never be called. */
export const reservedWords: readonly string[] = [
	...[
		'link',
		'roles',
		'policy',
		'presets',
		'history',
		'revoke',
		'doctor',
		'settings',
		'demo',
		'completion',
		'services',
	],
	...['list', 'show', 'save', 'rename', 'duplicate', 'move', 'remove', 'edit', 'export', 'import', 'path'],
	...['get', 'set', 'unset', 'serve', 'bash', 'zsh', 'fish', 'help', 'version', 'watch'],
];

/**
 * The name, if a new preset may have it: 1–64 letters, digits, `.`, `_`, `-`, beginning with a letter or digit, and no
 * word of the command line. Throws kind `usage` otherwise.
 */
export const checkPresetName = (name: string): string => {
	if (!new RegExp(presetNamePattern).test(name)) {
		throw new Failure(
			'preset-name',
			`“${plainText(name, 80)}” can’t be a preset’s name.`,
			'Use 1–64 letters, digits and . _ - and begin with a letter or a digit.',
		);
	}
	if (reservedWords.includes(name)) {
		throw new Failure(
			'preset-name-reserved',
			`“${name}” is a word of daypass’s own, so a preset can’t have that name.`,
			`Choose another, for instance “my-${name}”.`,
		);
	}
	return name;
};
