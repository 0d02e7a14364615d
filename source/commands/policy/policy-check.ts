import {didYouMean} from '../../console/problem.ts';
import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import type {PermissionReading} from '../../policy/preview/permission-source.ts';
import {plainText} from '../../text/plain-text.ts';

const shown = (text: string) => plainText(text, 120);

/**
 * The shape of an action.
 * @throws Failure `action-malformed`.
 */
export const checkActionShape = (text: string): void => {
	if (/^[a-z\d-]+:[a-z\d]+$/i.test(text)) return;
	throw new Failure(
		'action-malformed',
		`“${shown(text)}” is not an action.`,
		'One action is named by its service and name, like s3:GetObject.',
	);
};

/**
 * An action spelt as AWS spells it. One that the table does not know is taken as it is where the policies name it: it
 * may be newer.
 * @throws Failure `unknown-action`.
 */
export const checkAction = async (text: string, reading: PermissionReading): Promise<string> => {
	const {actionTableDate, findAction, findService} = await import('../../policy/preview/action-table.ts');
	const found = findAction(text);
	if (found) return `${found.service.prefix}:${found.name}`;
	const [{nearActions}, {namesAction}] = await Promise.all([
		import('../../policy/preview/near-action.ts'),
		import('../../policy/preview/preview.ts'),
	]);
	const naming = namesAction(reading, text);
	const isNew =
		findService(text.split(':')[0] ?? '') === undefined || nearActions(text, nearest).length === 0;
	if (naming === 'exactly' || (naming === 'by-pattern' && isNew)) return text;
	throw new Failure(
		'unknown-action',
		`AWS had no action ${shown(text)} on ${actionTableDate}, when its actions were last read.`,
		await hintFor(text),
	);
};

/**
 * What stands before the colon of a service's actions, of that or of the console's id.
 * @throws Failure `unknown-service`.
 */
export const checkService = async (text: string): Promise<string> => {
	const [{allServices, findService}, {prefixesBehind}] = await Promise.all([
		import('../../policy/preview/action-table.ts'),
		import('../../policy/preview/warning-destination.ts'),
	]);
	const found = [text, ...prefixesBehind(text.toLowerCase())].flatMap((prefix) => findService(prefix) ?? []);
	if (found[0]) return found[0].prefix;
	const near = nearest(
		text.toLowerCase(),
		allServices().map(({prefix}) => prefix),
	);
	throw new Failure(
		'unknown-service',
		`AWS has no service “${shown(text)}”.`,
		didYouMean(
			near === undefined ? [] : [near],
			'A service is named as its actions are: s3, dynamodb, states.',
		),
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
