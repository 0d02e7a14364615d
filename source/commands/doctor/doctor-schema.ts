import type {Check} from '../../check.ts';
import {list, object, oneOf, output, text} from '../json-schema.ts';

export const doctorSchema = output('doctor --json', {
	checks: list(
		'what was looked at, in this order',
		object<Check>('a finding', {
			id: text('stable: kebab-case, or a permission as AWS writes it'),
			status: oneOf('how it is', ['ok', 'warning', 'problem', 'skipped']),
			title: text('a word or two'),
			detail: text('what was found'),
			hint: text('what to do about it; empty for nothing'),
		}),
	),
});
