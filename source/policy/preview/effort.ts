/**
 * How much may still be looked at, in places of patterns as a witness is looked for: shared by all that belongs to one
 * preview, so that no policy can make it endless.
 */
export type Effort = {left: number};
