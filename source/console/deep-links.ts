/**
 * Pages of one named thing, where the console's address for it has stayed the same for years: `s3/bucket/reports`, or
 * its ARN. The name is typed, never looked up: whether the thing exists is for the visitor's permissions to say.
 * The list is in resource-pages.ts.
 */

import type {Arn} from './arn.ts';
import type {Target} from './lookup.ts';
import {fold} from './lookup.ts';
import {type DestinationProblem, problem, quoted} from './problem.ts';
import {type DeepLink, resourcePages} from './resource-pages.ts';

/** The kind of thing that `word` names after a service (or after a list page's alias: `logs/group`), if any. */
export function findDeepLink({service, page}: Target, word: string): DeepLink | undefined {
	const key = fold(word);
	return resourcePages.find(
		(link) =>
			link.service === service.id &&
			(page === undefined || page.id === link.listPage) &&
			[link.kind, link.listPage, ...(link.otherKinds ?? [])].includes(key),
	);
}

/** The path of one named thing, or why the name can't be one. */
export function deepLinkPath(link: DeepLink, name: string): {ok: true; path: string} | DestinationProblem {
	if (link.pattern.test(name)) return {ok: true, path: link.path(name)};
	const example = `${link.service}/${link.kind}/${link.placeholder}`;
	if (name === '')
		return problem('missing-name', `${link.service}/${link.kind} needs a name.`, `Write ${example}.`);
	return problem('malformed-name', `${quoted(name)} can’t be right: ${link.rule}.`, `Write ${example}.`);
}

/** The words before a name, for hints: `bucket/<bucket>`. */
export const deepLinkForms = (serviceId: string): readonly string[] =>
	resourcePages
		.filter(({service}) => service === serviceId)
		.map(({kind, placeholder}) => `${kind}/${placeholder}`);

/** What an ARN calls a thing of this kind. */
export const nameInArn = (link: DeepLink, arn: Arn): string | undefined =>
	link.arn.exec(`${arn.service}:${arn.resource}`)?.[1];

/** The page of the thing an ARN names; undefined: nobody has written down where such things are shown. */
export function deepLinkOfArn(arn: Arn): {readonly link: DeepLink; readonly name: string} | undefined {
	for (const link of resourcePages) {
		const found = nameInArn(link, arn);
		if (found === undefined) continue;
		const name = link.nameInArn?.(arn, found) ?? found;
		return link.pattern.test(name) ? {link, name} : undefined;
	}
	return undefined;
}
