import type {Document} from '../account.ts';

/** A policy document percent-encoded after RFC 3986, as IAM returns every one of them. */
export const encodeDocument = (document: Document): string =>
	encodeURIComponent(JSON.stringify(document)).replaceAll(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
