import type {PassRequest} from '../pass/pass.ts';
import {rows} from '../pass/rows.ts';

/**
 * What a request sets besides role, length, page and scope that decides who signs, what the visitor carries and where
 * they are sent: for whoever uses a preset that somebody else wrote.
 */
export const decisiveWords = ({profile, issuer, tags = {}, logoutFirst}: PassRequest): readonly string[] => [
	...(profile === undefined ? [] : [`signed with the profile ${profile}`]),
	...(issuer === undefined ? [] : [`leads to ${issuer} when the session ends`]),
	...(Object.keys(tags).length === 0 ? [] : [`tagged ${rows.tags.kind.format(tags)}`]),
	...(logoutFirst ? ['signs the browser out first'] : []),
];
