import type {SessionDetails} from '../key-set.ts';
import {structuresOf} from '../query-protocol.ts';

/** What a call asks the new session to carry. */
export const sessionDetails = (form: URLSearchParams): SessionDetails => {
	const policy = form.get('Policy');
	const sourceIdentity = form.get('SourceIdentity');
	const tags = structuresOf(form, 'Tags', ['Key', 'Value']);
	return {
		...(policy === null ? {} : {policy}),
		policyArns: structuresOf(form, 'PolicyArns', ['arn']).map((entry) => entry['arn'] ?? ''),
		tags: Object.fromEntries(tags.map((tag) => [tag['Key'] ?? '', tag['Value'] ?? ''])),
		...(sourceIdentity === null ? {} : {sourceIdentity}),
	};
};
