import type {ConsoleSession} from './console-session.ts';
import {page, scriptJson, escapeHtml as text} from './html.ts';

const script = `
const session = JSON.parse(document.getElementById('daypass-session').textContent);
const part = id => document.getElementById(id);
const ends = Date.parse(session.sessionEndsAt), whole = ends - Date.parse(session.linkMadeAt);
const behind = Date.parse(session.now) - Date.now();
const two = number => String(number).padStart(2, '0');
const tick = () => {
  const left = Math.max(0, Math.round((ends - Date.now() - behind) / 1000));
  const hours = Math.floor(left / 3600), minutes = Math.floor(left / 60) % 60;
  part('left').value = (hours ? hours + ':' + two(minutes) : minutes) + ':' + two(left % 60);
  part('bar').style.width = Math.min(100, left * 100000 / whole) + '%';
  part('clock').className = 'card clock' + (left === 0 ? ' over' : left <= 300 ? ' soon' : '');
  if (left === 0) part('note').textContent = 'The session is over.';
};
part('ends').textContent = new Date(ends).toLocaleString([], {dateStyle: 'medium', timeStyle: 'medium'});
part('arrived').textContent = location.hash || 'none';
if (location.hash !== session.fragment) part('arrived').textContent += ' (the link said ' + (session.fragment || 'none') + ')';
tick(); setInterval(tick, 1000);
`;

const dashed = (account: string) => account.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');

/** Only a web address becomes a link; anything else stays text. */
const issuerHtml = (issuer: string) => {
	if (issuer === '') return '<span class="dim">none given</span>';
	return /^https?:\/\//.test(issuer)
		? `<a href="${text(issuer)}" rel="noreferrer">${text(issuer)}</a>`
		: text(issuer);
};

const fact = (term: string, html: string) => `<dt>${term}</dt><dd>${html}</dd>`;
const mono = (words: string) => `<span class="mono">${text(words)}</span>`;
const list = (items: readonly string[]) =>
	`<ul>${items.map((item) => `<li>${mono(item)}</li>`).join('')}</ul>`;

const powers = ({rolePolicies, details, revoked}: ConsoleSession) => {
	const {policy, policyArns, tags, sourceIdentity} = details;
	const narrowed = policyArns.length > 0 || policy !== undefined;
	const facts = [
		fact(
			'The role has',
			rolePolicies.length > 0 ? list(rolePolicies) : '<span class="dim">no policies</span>',
		),
		narrowed ? fact('Narrowed to', list([...policyArns, ...(policy === undefined ? [] : [policy])])) : '',
		Object.keys(tags).length > 0
			? fact('Session tags', list(Object.entries(tags).map((pair) => pair.join('='))))
			: '',
		sourceIdentity === undefined ? '' : fact('Source identity', mono(sourceIdentity)),
	];
	const warning = revoked
		? '<p class="warning"><b>Revoked.</b> The role’s older sessions were taken back: AWS would refuse everything this visitor does.</p>'
		: '';
	return `<section class="card"><h2>What the visitor could do</h2>${warning}<dl>${facts.join('')}</dl></section>`;
};

const facts = (session: ConsoleSession, where: string) =>
	[
		fact(session.role ? 'Role' : 'User', mono(session.identityArn)),
		fact('Session', mono(session.sessionName)),
		fact('Principal', mono(session.principal)),
		fact('Account', where),
		fact('Service', text(session.service)),
		fact('Region', text(session.region)),
		fact('Destination', mono(session.destination)),
		fact('Fragment', '<span class="mono" id="arrived">only a script can tell</span>'),
		fact('Issuer', issuerHtml(session.issuer)),
	].join('');

/** The page that stands for the console: who, where, what and until when. */
export const consoleHtml = (session: ConsoleSession): string => {
	const corner = `${session.role || 'federated user'}/${session.sessionName}`;
	const where = text(`${session.alias} ${dashed(session.account)}`.trim());
	return page(
		`${session.service} · ${session.region} · ${corner}`,
		`<header class="bar"><b>${text(session.service)}</b><span class="region">${text(session.region)}</span>
<span class="corner">${text(corner)} @ ${where}</span></header>
<main>
<section class="card"><h1>You are in.</h1>
<p>With a real account, this link would now show <b>${text(session.service)}</b> in <b>${text(session.region)}</b>,
signed in as <b>${text(corner)}</b>.</p></section>
<div class="grid">
<section class="card"><h2>What this link stands for</h2><dl>${facts(session, where)}</dl></section>
<section class="card clock" id="clock"><h2>The session ends in</h2><output id="left">–</output>
<div class="track"><i id="bar"></i></div><p class="dim" id="ends">${text(session.sessionEndsAt)}</p>
<p class="dim" id="note">A real console signs you out then.</p><p><a href="/console/sign-out">Sign out</a></p></section>
</div>
${powers(session)}
</main>
<script type="application/json" id="daypass-session">${scriptJson(session)}</script>
<script>${script}</script>`,
	);
};
