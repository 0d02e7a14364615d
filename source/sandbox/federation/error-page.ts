import {htmlReply, type Reply} from '../reply.ts';
import {escapeHtml, page} from './html.ts';

/** AWS answers people and programs alike with a page of HTML when a sign-in goes wrong. */
export const errorPage = (status: number, title: string, words: string): Reply =>
	htmlReply(
		status,
		page(
			`${status} ${title}`,
			`<main><section class="card"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words)}</p>
<p class="dim">HTTP ${status}</p></section></main>`,
		),
	);
