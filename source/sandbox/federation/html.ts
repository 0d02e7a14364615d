/** Text made harmless for an HTML document, attributes included; control characters become visible. */
export const escapeHtml = (text: string): string =>
	text
		.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')
		.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** JSON that can stand inside a script element. */
export const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const style = `
:root { color-scheme: light dark; --ink: #16191f; --dim: #5f6b7a; --line: #d5dbdb; --card: #fff; --ground: #f2f3f3;
  --bar: #161e2d; --accent: #0f6fb8; --good: #1d8102; --warn: #b35a00; --strip: #ffe8b8; --strip-ink: #5a3a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ebed; --dim: #95a5b8; --line: #33404f; --card: #1a2433;
  --ground: #0f1722; --bar: #080d15; --accent: #58b1f5; --good: #6cc04a; --warn: #ffb156; --strip: #4a3510; --strip-ink: #ffe2a6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
.strip { background: var(--strip); color: var(--strip-ink); padding: .45rem 1.25rem; font-size: .87rem; text-align: center; }
.bar { background: var(--bar); color: #fff; display: flex; gap: 1.25rem; align-items: center; padding: .7rem 1.25rem; flex-wrap: wrap; }
.bar b { letter-spacing: .02em; } .bar .corner { margin-left: auto; text-align: right; overflow-wrap: anywhere; }
.bar .region { border-left: 1px solid #ffffff40; padding-left: 1.25rem; }
main { max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; display: grid; gap: 1.25rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.5rem 1.75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.7rem; line-height: 1.25; overflow-wrap: anywhere; } h2 { margin: 0 0 .9rem; font-size: 1.05rem; }
p { margin: .4rem 0; } .dim { color: var(--dim); } .mono, code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
.grid { display: grid; gap: 1.25rem; grid-template-columns: 2fr 1fr; } @media (max-width: 46rem) { .grid { grid-template-columns: 1fr; } }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .55rem 1.25rem; margin: 0; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 0; } dd { margin-bottom: .6rem !important; } }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.clock { text-align: center; } .clock output { display: block; font: 600 2.6rem/1.1 ui-monospace, monospace; color: var(--good); font-variant-numeric: tabular-nums; }
.clock.soon output { color: var(--warn); } .clock.over output { color: var(--dim); }
.track { height: 6px; border-radius: 3px; background: var(--line); overflow: hidden; margin: 1rem 0; } .track i { display: block; height: 100%; background: var(--good); }
.soon .track i { background: var(--warn); }
.warning { background: var(--strip); color: var(--strip-ink); border-radius: 8px; padding: .6rem .9rem; margin: 0 0 1rem; }
a { color: var(--accent); } ul { margin: 0; padding-left: 1.1rem; }
`;

/** A whole page. `body` is HTML already; the title is text. Everything is in the page itself: nothing is loaded. */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div class="strip"><b>Demo.</b> This page stands in for the AWS console. Nothing here is AWS.</div>
${body}
</body>
</html>
`;
