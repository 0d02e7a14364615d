import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {RolePreview} from '../../preview/role-preview.ts';

/** Somebody reading the policies. */
export type PolicyReader = {
	/** The view they came from, and Esc leads back to: of a service, or of an action. */
	readonly behind: 'matrix' | 'actions';
	/** First row shown. */
	readonly scroll: number;
	/** Place of the stop they were taken to: a statement, or what a search has found. */
	readonly stop?: number | undefined;
	/** `from`: the first row shown when it was opened, where it begins. */
	readonly search?: {readonly field: TextField; readonly editing: boolean; readonly from: number} | undefined;
};

/** What the visitor will be able to do: services, then one's actions; or the policies that say so. */
export type PreviewPane = {
	readonly focused: boolean;
	readonly view: 'matrix' | 'actions' | 'policies';
	/** Place of the service under the cursor. */
	readonly cursor: number;
	/** Place of the action among the service's, and the first row shown of them. */
	readonly action: ListCursor;
	readonly reader: PolicyReader;
	/** The preview before the last change of the form: shown until the next one is there. */
	readonly last?: RolePreview | undefined;
};

export const unopenedPreview: PreviewPane = {
	focused: false,
	view: 'matrix',
	cursor: 0,
	action: atStart,
	reader: {behind: 'matrix', scroll: 0},
};

/** What is being searched for in the policies, while it is typed. */
export const typedSearch = ({reader: {search}}: PreviewPane): TextField | undefined =>
	search?.editing === true ? search.field : undefined;
