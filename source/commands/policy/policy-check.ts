import {didYouMean} from '../../console/problem.ts';
import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import {plainText} from '../../plain-text.ts';

const shown = (text: string) => plainText(text, 120);

/**
 * An action AWS knows, spelt as AWS spells it.
 * @throws Failure of kind `usage`: `action-malformed`, `unknown-action`.
 */
export const checkAction = async (text: string): Promise<string> => {
	if (!/^[a-z\d-]+:[a-z\d]+$/i.test(text)) {
		throw new Failure(
			'action-malformed',
			`“${shown(text)}” is not an action.`,
			'One action is named by its service and name, like s3:GetObject.',
		);
	}
	const {actionTableDate, findAction} = await import('../../policy/preview/action-table.ts');
	const found = findAction(text);
	if (found) return `${found.service.prefix}:${found.name}`;
	throw new Failure(
		'unknown-action',
		`AWS had no action ${shown(text)} on ${actionTableDate}, when its actions were last read.`,
		await hintFor(text),
	);
};

const hintFor = async (text: string): Promise<string> => {
	const {findService} = await import('../../policy/preview/action-table.ts');
	const {nearActions} = await import('../../policy/preview/near-action.ts');
	const service = findService(text.split(':')[0] ?? '');
	return didYouMean(
		nearActions(text, nearest),
		service
			? `See “Actions, resources, and condition keys for ${service.name}” in AWS’s Service Authorization Reference.`
			: 'The console’s names differ: CloudWatch Logs is logs, Step Functions states.',
	);
};

/**
 * An ARN, or `*`.
 * @throws Failure `resource-malformed`.
 */
export const checkResource = (text: string): string => {
	if (text === '*' || /^arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S.*$/.test(text)) return text;
	throw new Failure(
		'resource-malformed',
		`“${shown(text)}” is not the ARN of a resource.`,
		'It looks like arn:aws:s3:::acme-reports/2030/january.pdf.',
	);
};
