import {entrySchema} from '../history/history-schema.ts';
import {list, output, text, time} from '../json-schema.ts';
import {dryRunFields} from '../link/link-schema.ts';

const session = text('the session name, where only those were meant');

export const revokeSchema = output(
	'revoke --json',
	{
		role: text('the role’s ARN'),
		before: time('sessions issued before this end'),
		policy: text('the role’s inline policy that does it'),
		passes: list('those of the history that may have been alive', entrySchema),
	},
	{session},
);

export const revokeDryRunSchema = output('revoke --dry-run --json', dryRunFields, {session});
