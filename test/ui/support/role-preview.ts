import {atOnce} from '../../../source/policy/preview/steps.ts';
import {type RolePreview, rolePreviewSteps} from '../../../source/ui/preview/role-preview.ts';

/** A preview worked out at once. */
export const rolePreview = (...asked: Parameters<typeof rolePreviewSteps>): RolePreview =>
	atOnce(rolePreviewSteps(...asked));
